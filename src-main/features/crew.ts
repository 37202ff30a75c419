import {isSoon} from '../runtime/left-behind.ts'
import type {LaterThread, Thread} from '../runtime/threads.ts'
import type {Marks} from '../store/epochs.ts'
import type {ReaderCalls} from '../store/reader-calls.ts'
import type {WriterCalls} from '../store/writer-calls.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {SearchCalls} from './search/index.ts'

/** Threads of one library, started and not yet opened. */
export interface Crew {
  readonly writer: Thread<WriterCalls>
  /** The last one is there for what takes long, and only meanwhile. */
  readonly readers: readonly (Thread<ReaderCalls> | LaterThread<ReaderCalls>)[]
  readonly search: Thread<SearchCalls>
  readonly disks: readonly Thread<DiskCalls>[]
  /** The same for background work: the machine lets everybody else go first. They start when there is such work, and end with it. */
  readonly gentle: readonly LaterThread<DiskCalls>[]
}

/** Tells once of the death of any of them. */
export function mournFor(crew: Crew, tell: (reason: string) => void): void {
  for (const thread of threadsOf(crew)) thread.onDeath(tell)
}

/** Nobody waits for the answer of a long query any more. */
const READERS_END_MS = 500

/** The writer closes last, so that it can fold the logs in; the threads end in any case. */
export async function closeAll(crew: Crew, closeReaders: () => Promise<unknown>): Promise<Marks> {
  try {
    await isSoon(Promise.allSettled([crew.search.calls.close(), closeReaders()]), READERS_END_MS)
    return await crew.writer.calls.closeWriter(undefined)
  } finally {
    await endAll(crew)
  }
}

/** The search thread last: it rests when the orders are made that rows of the others begot. */
export const threadsOf = (crew: Crew): readonly Omit<Thread<unknown>, 'calls'>[] => [
  crew.writer,
  ...crew.readers,
  ...crew.disks,
  ...crew.gentle,
  crew.search,
]

export async function endAll(crew: Crew): Promise<void> {
  await Promise.all(threadsOf(crew).map((thread) => thread.end()))
}
