import type {Log, Scheduler} from '../../domain/ports.ts'
import type {DecoderCalls} from '../../host/decode/decoder-calls.ts'
import type {OwnProcess} from '../../runtime/processes.ts'
import type {KnownVolume} from '../volume-book.ts'
import {type DecoderAsk, type Decoded, type Lane, openLane} from './decoder-lane.ts'

export interface DecodersParts {
  /** Starts one; `of` says in words for people what it reads. */
  startDecoder(of: string): OwnProcess<DecoderCalls>
  readonly scheduler: Scheduler
  readonly clock: {monotonicMs(): number}
  readonly log: Log
  isApart(volume: string): Promise<boolean>
}

/** All decoders: two for what always answers, and one for each volume that may hang, so that no volume holds up another. */
export interface Decoders {
  ask<V>(volume: KnownVolume, ask: DecoderAsk<V>): Promise<Decoded<V>>
  /** The kinds of pictures that can be drawn; fails where no decoder starts. */
  drawnKinds(): Promise<readonly string[]>
  prepare(): void
  end(): Promise<void>
}

const OWN_WIDTH = 2

export function openDecoders({startDecoder, scheduler, clock, log, isApart}: DecodersParts): Decoders {
  const lanes = new Map<string, Lane>()
  const open = (of: string, width: number): Lane =>
    openLane({
      width,
      start: () => startDecoder(of),
      scheduler,
      now: clock.monotonicMs,
      lost: (reason) => log.write('warn', 'sidecar', reason),
    })
  const own = open('pictures and archives', OWN_WIDTH)
  const laneOf = async (volume: KnownVolume): Promise<Lane> => {
    if (!(await isApart(volume.id))) return own
    const lane = lanes.get(volume.id) ?? open(`the volume “${volume.name}”`, 1)
    lanes.set(volume.id, lane)
    return lane
  }
  return {
    ask: async (volume, ask) => (await laneOf(volume)).ask(ask),
    drawnKinds: async () => {
      const asked = await own.ask({run: (calls) => calls.drawnKinds(undefined), urgent: true})
      if ('lost' in asked) throw asked.lost
      return asked.value
    },
    prepare: own.prepare,
    end: async () => {
      await Promise.all([own, ...lanes.values()].map((lane) => lane.end()))
    },
  }
}
