import type {Scheduler} from '../domain/ports.ts'
import type {LaterThread, Thread} from '../runtime/threads.ts'
import type {ReaderCalls} from '../store/reader-calls.ts'
import type {Reader} from '../store/remote.ts'
import {longQueries} from './long-queries.ts'

/** One face for all reader threads, which keeps readers back while something that was told already is being written. */
export async function openReading({readers, ...parts}: ReadingParts): Promise<Reading> {
  let shut: Promise<unknown> | undefined
  const ones = readers.map((thread) => readerOf(thread, parts))
  await ones[0]!.open()
  return {
    read: inTurn(ones, () => shut),
    close: () => Promise.allSettled(ones.map((one) => one.close())),
    writing: (work) => {
      const all = Promise.allSettled([shut, work]).then(() => {
        if (shut === all) shut = undefined
      })
      shut = all
    },
  }
}

export interface ReadingParts {
  readonly readers: readonly ReaderThread[]
  /** Of the library. */
  readonly folder: string
  readonly scheduler: Pick<Scheduler, 'after'>
  /** What a thread held that has ended is given back to the machine. */
  giveBack(): void
}

/** One that starts when it is first asked ends when nobody has asked it for a while. */
type ReaderThread = Pick<Thread<ReaderCalls>, 'calls'> & Partial<Pick<LaterThread<ReaderCalls>, 'putAway'>>

export interface Reading {
  readonly read: Reader
  writing(work: Promise<unknown>): void
  /** Those that were opened let the library go. */
  close(): Promise<unknown>
}

/** One of the threads, and what it has under way. */
interface OneReader {
  readonly calls: Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  readonly isOpen: boolean
  /** Once more is no harm. */
  open(): Promise<void>
  close(): Promise<void>
  /** Nobody waits for an answer of it now. */
  rests(): void
  count: number
  long: number
}

/**
 * A thread that reads what takes long holds some twenty megabytes; to start it costs a tenth of a second of work, and it begins with nothing
 * in its memory. While much changes sums are added up every three seconds: it stays for those.
 */
const SPARE_MS = 10_000

function readerOf({calls, putAway}: ReaderThread, {folder, scheduler, giveBack}: Omit<ReadingParts, 'readers'>): OneReader {
  let opened: Promise<void> | undefined
  let going: (() => void) | undefined
  const stay = (): void => {
    going?.()
    going = undefined
  }
  const leave = async (): Promise<void> => {
    going = undefined
    opened = undefined
    await calls.closeReader(undefined)
    await putAway?.()
    giveBack()
  }
  return {
    calls: calls as unknown as OneReader['calls'],
    get isOpen() {
      return opened !== undefined
    },
    open: () => {
      stay()
      return (opened ??= calls.openReader({folder}))
    },
    close: async () => {
      stay()
      if (opened) await calls.closeReader(undefined)
    },
    rests: () => {
      stay()
      // Who dies meanwhile has its mourners.
      if (putAway && opened) going = scheduler.after(SPARE_MS, () => void leave().catch(() => undefined))
    },
    count: 0,
    long: 0,
  }
}

/**
 * Each question goes to the thread with the fewest under way. The last thread alone is asked what takes long, and nothing else meanwhile,
 * as long as there is another one: a page of rows never waits for the sums of a library. It is opened when it is first asked for these.
 */
function inTurn(readers: readonly OneReader[], waits: () => Promise<unknown> | undefined): Reader {
  const last = readers.length - 1
  const oneFor = (isLong: boolean): OneReader => {
    if (isLong) return readers[last]!
    const loads = readers.map(({count, long, isOpen}) => (!isOpen || (long > 0 && last > 0) ? Infinity : count))
    return readers[loads.indexOf(Math.min(...loads))]!
  }
  const ask = (name: string) => async (input: unknown) => {
    const shut = waits()
    if (shut) await shut
    const isLong = longQueries.has(name)
    const one = oneFor(isLong)
    one.count++
    if (isLong) one.long++
    try {
      await one.open()
      return await one.calls[name]!(input)
    } finally {
      one.count--
      if (isLong) one.long--
      if (one.count === 0) one.rests()
    }
  }
  return new Proxy({}, {get: (_, name: string) => ask(name)}) as Reader
}
