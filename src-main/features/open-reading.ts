import type {Thread} from '../runtime/threads.ts'
import type {ReaderCalls} from '../store/reader-calls.ts'
import type {Reader} from '../store/remote.ts'

/** One face for all reader threads, which keeps readers back while something that was told already is being written. */
export function openReading({readers}: {readonly readers: readonly Thread<ReaderCalls>[]}): {
  readonly read: Reader
  writing(work: Promise<unknown>): void
} {
  let shut: Promise<unknown> | undefined
  const calls = readers.map((reader) => reader.calls as unknown as Reader)
  return {
    read: inTurn(calls, () => shut),
    writing: (work) => {
      const all = Promise.allSettled([shut, work]).then(() => {
        if (shut === all) shut = undefined
      })
      shut = all
    },
  }
}

/** Each question goes to the thread with the fewest under way. */
function inTurn(readers: readonly Reader[], waits: () => Promise<unknown> | undefined): Reader {
  const load = readers.map(() => 0)
  const ask = (name: string) => async (input: unknown) => {
    const shut = waits()
    if (shut) await shut
    const at = load.indexOf(Math.min(...load))
    load[at]!++
    try {
      return await (readers[at] as unknown as Record<string, (input: unknown) => Promise<unknown>>)[name]!(input)
    } finally {
      load[at]!--
    }
  }
  return new Proxy({}, {get: (_, name: string) => ask(name)}) as Reader
}
