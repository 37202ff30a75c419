import type {Clock, Log, Random, Scheduler} from '../domain/ports.ts'
import type {EventBus} from '../runtime/event-bus.ts'
import type {JobKind, Jobs} from '../runtime/job-types.ts'
import {openJobs} from '../runtime/jobs.ts'
import {openRest} from '../runtime/rest.ts'
import type {RemoteTable, Thread} from '../runtime/threads.ts'
import {wholeStory} from '../runtime/whole-story.ts'
import type {LibraryCard} from '../contract/library-card.ts'
import type {Marks} from '../store/epochs.ts'
import type {OpenOptions, OpenReport} from '../store/open-library.ts'
import type {ReaderCalls} from '../store/reader-calls.ts'
import type {Reader, Writer} from '../store/remote.ts'
import type {WriterCalls} from '../store/writer-calls.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {FileTypes, ItemParts} from './file/index.ts'
import {type Bell, openBell} from './bell.ts'
import type {Browser} from './browser.ts'
import type {Acts} from './act/acts-of.ts'
import {openActs} from './act/open-acts.ts'
import {indexJob, openBrowser} from './index/index.ts'
import {openReading} from './open-reading.ts'
import {readingJobs} from './reading-jobs.ts'
import {endLocationRun, rescanLocation, runsAfterActs, settleRoots} from './location/index.ts'
import {closeViewsOf, type SearchCalls, type SearchThread} from './search/index.ts'
import type {MountSignal} from '../host/volumes/mount-signal.ts'
import {openVolumes} from './volume/index.ts'
import type {VolumeBook} from './volume-book.ts'

/** Everything that works on the one open library: its threads, its jobs, and what features ask. */
export interface Desk {
  readonly card: LibraryCard
  readonly marks: Marks
  readonly report: OpenReport
  readonly read: Reader
  readonly write: Writer
  readonly searcher: SearchThread
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly browser: Browser
  readonly jobs: Jobs
  /** Acts on files, in the name of a caller. */
  acts(actor: string): Acts
  readonly items: ItemParts
  readonly base: Uint8Array
  /** The index has gone on: followers pull, windows hear of it soon. */
  advanced(seq: number): void
  /** A caller is gone. */
  closeViews(caller: string): void
  /** Puts the work down, folds the logs in, ends the threads; answers where the numbers stand. */
  close(): Promise<Marks>
}

/** Threads of one library, started and not yet opened. */
export interface Crew {
  readonly writer: Thread<WriterCalls>
  readonly readers: readonly Thread<ReaderCalls>[]
  readonly search: Thread<SearchCalls>
  readonly disks: readonly Thread<DiskCalls>[]
}

export interface DeskParts {
  readonly crew: Crew
  readonly folder: string
  readonly options: Omit<OpenOptions, 'sqliteBinding'>
  readonly sqliteBinding: string | undefined
  readonly events: EventBus
  readonly types: FileTypes
  readonly never: readonly string[]
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  readonly entriesAChunk?: number | undefined
  readonly clock: Clock
  readonly random: Random
  readonly scheduler: Scheduler
  readonly log: Log
  /** A thread ended that nobody ended: work is put down already, and nothing here answers as it should. */
  lost(reason: string): void
  readonly mountSignal: () => MountSignal
  /** The threads have given back what they could. */
  giveBack(): void
}

const JOBS_AT_ONCE = 4

/** Opens a library on its threads; interrupted jobs are queued again before it answers. Where it fails, the threads are ended. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  try {
    return await openOn(parts.crew, parts)
  } catch (error) {
    await endAll(parts.crew)
    throw error
  }
}

async function openOn(crew: Crew, parts: DeskParts): Promise<Desk> {
  const {folder, log} = parts
  const late: {jobs?: Jobs} = {}
  mournFor(crew, (reason) => {
    void late.jobs?.close()
    parts.lost(reason)
  })
  const opened = await crew.writer.calls.openWriter({folder, options: parts.options})
  await Promise.all(crew.readers.map((reader) => reader.calls.openReader({folder})))
  const searchOpened = openNames(crew, parts)
  const write = crew.writer.calls as unknown as Writer
  const {read, writing} = openReading(crew)
  const disk = crew.disks[0]!.calls
  const worker = crew.disks.at(-1)!.calls
  const {volumes, unwatch} = await openVolumes({...parts, read, write, disk, mounts: worker})
  void logged(disk.prepare(undefined), {log, what: 'folders could not be prepared for'})
  const base = await read.indexBase()
  const following = {log, what: 'the names do not follow the index'}
  const bell = openBell({...parts, search: crew.search.calls, attempt: (act) => void logged(act, following)})
  const location = {...parts, read, write, volumes, jobs: () => late.jobs!}
  const {kind, acts, tidy} = openActs({...location, ...runsAfterActs(location), disk: worker, looker: disk, advanced: bell.ring})
  const jobs = await openQueue(parts, {
    ...location,
    act: kind,
    advanced: bell.ring,
    started: async (queue) => {
      late.jobs = queue
      await settleRoots({...location, base, indexRebuilt: opened.report.indexRebuilt})
    },
  })
  void tidy()
  const browser = openBrowser({...location, disk, writing, advanced: bell.ring, stale: (id) => rescanLocation(id, location)})
  const rest = openRest({...parts, threads: threadsOf(crew)})
  return {
    ...opened,
    read,
    write,
    searcher: crew.search.calls,
    disk,
    volumes,
    browser,
    jobs,
    acts,
    base,
    items: {...volumes, base, categoryOf: parts.types.categoryOf},
    advanced: bell.ring,
    closeViews: (caller) => void logged(closeViewsOf(caller, crew.search.calls), {log, what: 'the views of a caller that left stay open'}),
    close: async () => {
      rest.end()
      unwatch()
      await jobs.close()
      bell.end()
      await searchOpened
      await logged(crew.search.calls.save(undefined), {log, what: 'the names are read anew at the next start'})
      return closeAll(crew)
    },
  }
}

function mournFor(crew: Crew, tell: (reason: string) => void): void {
  for (const thread of threadsOf(crew)) thread.onDeath(tell)
}

/** Starts to read the names; whoever searches meanwhile waits. Never rejects. */
async function openNames({search}: Crew, {folder, sqliteBinding, log}: DeskParts): Promise<void> {
  const names = await logged(search.calls.open({libraryFolder: folder, sqliteBinding}), {log, what: 'the names could not be read'})
  if (names) log.write('info', 'search', `${names.rows} names, ${names.fromSnapshot ? 'from the snapshot' : 'from the index'}`)
}

interface QueueParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly jobs: () => Jobs
  readonly advanced: Bell['ring']
  readonly act: JobKind
  started(queue: Jobs): Promise<void>
}

/** Opens the queue of the library's jobs, with the kinds that it knows. */
function openQueue(parts: DeskParts, queue: QueueParts): Promise<Jobs> {
  const {read, write, volumes, advanced, started} = queue
  const hashers = parts.crew.disks.map((thread) => thread.calls)
  const kind = indexJob({
    ...parts,
    read,
    write,
    volumes,
    walkers: hashers,
    typeNames: parts.types.names,
    advanced,
    ended: (run) => endLocationRun(run, {...parts, ...queue}),
  })
  return openJobs({
    ...parts,
    store: {putJob: (row) => write.putJob(row), jobs: () => read.jobs()},
    kinds: [kind, queue.act, ...readingJobs({...queue, hashers, typeNames: parts.types.names})],
    atOnce: JOBS_AT_ONCE,
    started,
  })
}

/** The writer closes last, so that it can fold the logs in; the threads end in any case. */
async function closeAll(crew: Crew): Promise<Marks> {
  try {
    await Promise.allSettled([crew.search.calls.close(), ...crew.readers.map((reader) => reader.calls.closeReader(undefined))])
    return await crew.writer.calls.closeWriter(undefined)
  } finally {
    await endAll(crew)
  }
}

/** The search thread last: it rests when the orders are made that rows of the others begot. */
const threadsOf = (crew: Crew): readonly Omit<Thread<unknown>, 'calls'>[] => [crew.writer, ...crew.readers, ...crew.disks, crew.search]

async function endAll(crew: Crew): Promise<void> {
  await Promise.all(threadsOf(crew).map((thread) => thread.end()))
}

/** For what nobody waits for: a failure is told in the log. */
async function logged<V>(act: Promise<V>, {log, what}: {readonly log: Log; readonly what: string}): Promise<V | undefined> {
  try {
    return await act
  } catch (error) {
    log.write('warn', 'core', `${what}: ${wholeStory(error)}`)
    return undefined
  }
}
