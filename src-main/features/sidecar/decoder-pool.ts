import type {Scheduler} from '../../domain/ports.ts'
import type {DecoderCalls} from '../../host/decode/decoder-calls.ts'
import type {OwnProcess} from '../../runtime/processes.ts'

export type Decoder = OwnProcess<DecoderCalls>

export interface PoolParts {
  /** There are never more than so many. */
  readonly width: number
  start(): Decoder
  readonly scheduler: Pick<Scheduler, 'after'>
  lost(reason: string): void
}

/** The decoders of one lane: started when they are needed, ended when nobody needed them for a time. */
export interface DecoderPool {
  take(): Decoder
  giveBack(decoder: Decoder): void
  isAlive(decoder: Decoder): boolean
  /** Starts those that there may be. */
  prepare(): void
  end(): Promise<void>
}

/** Starting one takes longer than drawing three pictures. */
const IDLE_MS = 300_000

/** Opens a pool without a decoder in it. */
export function openDecoderPool({width, start, scheduler, lost}: PoolParts): DecoderPool {
  const idle: Decoder[] = []
  const all = new Set<Decoder>()
  let cancelRest: (() => void) | undefined

  const started = (): Decoder => {
    const decoder = start()
    all.add(decoder)
    decoder.onDeath((reason) => {
      all.delete(decoder)
      const at = idle.indexOf(decoder)
      if (at >= 0) idle.splice(at, 1)
      lost(reason)
    })
    return decoder
  }
  const rest = (): void => {
    cancelRest?.()
    cancelRest = scheduler.after(IDLE_MS, () => {
      for (const decoder of idle.splice(0)) {
        all.delete(decoder)
        void decoder.end()
      }
    })
  }
  return {
    take: () => idle.pop() ?? started(),
    giveBack: (decoder) => {
      if (all.has(decoder)) idle.push(decoder)
      rest()
    },
    isAlive: (decoder) => all.has(decoder),
    prepare: () => {
      while (all.size < width) {
        const decoder = started()
        idle.push(decoder)
        // One that cannot start is told of by its death.
        decoder.calls.prepare(undefined).catch(() => undefined)
      }
      rest()
    },
    end: async () => {
      cancelRest?.()
      await Promise.all([...all].map((decoder) => decoder.end()))
    },
  }
}
