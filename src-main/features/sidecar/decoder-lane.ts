import {CoreError} from '../../contract/errors.ts'
import type {DecoderCalls} from '../../host/decode/decoder-calls.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {type Decoder, openDecoderPool, type PoolParts} from './decoder-pool.ts'
import {type Turn, takeNext} from './turn-order.ts'

/** What a lane takes beside its pool. */
export interface LaneParts extends PoolParts {
  now(): number
}

export interface DecoderAsk<V> {
  readonly run: (calls: RemoteTable<DecoderCalls>) => Promise<V>
  readonly urgent: boolean
  readonly signal?: AbortSignal | undefined
}
/** `lost`: the decoder died over it; whoever asked decides whether another one shall try. */
export type Decoded<V> = {readonly value: V} | {readonly lost: CoreError}

/** Decoders that work off one queue, one file each at a time. */
export interface Lane {
  ask<V>(ask: DecoderAsk<V>): Promise<Decoded<V>>
  prepare(): void
  end(): Promise<void>
}

interface Waiting extends Turn {
  work(decoder: Decoder): Promise<void>
  refuse(error: CoreError): void
}

/** Opens a lane; its decoders start when they are needed. */
export function openLane({now, ...parts}: LaneParts): Lane {
  const pool = openDecoderPool(parts)
  const waiting: Waiting[] = []
  let working = 0
  let over = false

  const pump = (): void => {
    while (working < parts.width && !over) {
      const next = takeNext(waiting)
      if (!next) return
      working++
      void workOn(next)
    }
  }
  const workOn = async (one: Waiting): Promise<void> => {
    const decoder = pool.take()
    await one.work(decoder)
    working--
    pool.giveBack(decoder)
    pump()
  }
  const wait = (one: Waiting, signal: AbortSignal | undefined): void => {
    if (over || signal?.aborted) return one.refuse(interrupted())
    signal?.addEventListener('abort', () => {
      const at = waiting.indexOf(one)
      if (at >= 0) waiting.splice(at, 1)
      one.refuse(interrupted())
    })
    waiting.push(one)
    pump()
  }
  return {
    ask: <V>({run, urgent, signal}: DecoderAsk<V>) =>
      new Promise<Decoded<V>>((resolve, reject) => {
        const work = async (decoder: Decoder): Promise<void> => {
          try {
            resolve({value: await run(decoder.calls)})
          } catch (error) {
            if (error instanceof CoreError && !pool.isAlive(decoder) && !over) resolve({lost: error})
            else reject(error)
          }
        }
        wait({urgent, since: now(), work, refuse: reject}, signal)
      }),
    prepare: () => {
      if (!over) pool.prepare()
    },
    end: async () => {
      over = true
      for (const one of waiting.splice(0)) one.refuse(interrupted())
      await pool.end()
    },
  }
}

const interrupted = (): CoreError => new CoreError({code: 'Interrupted', message: 'Nobody waits for this any more.'})
