import type {Log} from '../domain/ports.ts'
import type {Jobs} from '../runtime/job-types.ts'
import {isSoon} from '../runtime/left-behind.ts'
import {openRest} from '../runtime/rest.ts'
import type {RemoteTable} from '../runtime/threads.ts'
import {wholeStory} from '../runtime/whole-story.ts'
import type {LibraryCard} from '../contract/library-card.ts'
import type {Marks} from '../store/epochs.ts'
import type {OpenReport} from '../store/open-library.ts'
import type {Reader, Writer} from '../store/remote.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {ItemParts} from './file/index.ts'
import {type Bell, openBell} from './bell.ts'
import {closeAll, type Crew, endAll, mournFor, threadsOf} from './crew.ts'
import type {Browser} from './browser.ts'
import type {Acts} from './act/acts-of.ts'
import {openActs} from './act/open-acts.ts'
import {openBrowser, openComparing, openWatching} from './index/index.ts'
import {type Disks, openDisks} from './open-disks.ts'
import {openQueue} from './open-queue.ts'
import {putGentleAway} from './put-gentle-away.ts'
import {openReading} from './open-reading.ts'
import {rescanLocation, runsAfterActs, settleRoots} from './location/index.ts'
import {openLibrarySidecars} from './sidecar/index.ts'
import type {Sidecars} from './sidecars.ts'
import {closeViewsOf, type SearchThread} from './search/index.ts'
import {savedActs} from './saved/index.ts'
import {openTags} from './tag/index.ts'
import {openVolumes} from './volume/index.ts'
import type {VolumeBook} from './volume-book.ts'
import type {DeskParts} from './desk-parts.ts'

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
  readonly sidecars: Sidecars
  /** Of which not all is watched. */
  readonly polledLocations: () => readonly string[]
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
    void late.jobs?.close('lost')
    parts.lost(reason)
  })
  const opened = await crew.writer.calls.openWriter({folder, options: {...parts.options, backsUpLater: !parts.headStart.isOver}})
  const searchOpened = openNames(crew, parts)
  const write = crew.writer.calls as unknown as Writer
  const {read, writing, close: closeReaders} = await openReading({...parts, ...crew})
  const {volumes, unwatch, disks, disk, items} = await openGround(parts, {read, write})
  const bell = bellOf(crew, parts)
  const location = {...parts, read, write, volumes, jobs: () => late.jobs!}
  const following = {...location, ...runsAfterActs(location), looker: disk, advanced: bell.ring}
  const tags = openTags(location)
  const {kind, acts, tidy} = openActs({...following, disk: disks.worker, others: [tags.others, savedActs(location)]})
  const watching = openWatching({...following, disk: disks.follower, isApart: disks.isApart, typeNames: parts.types.names})
  const {jobs, end} = await openQueue(parts, {
    ...location,
    disks,
    act: kind,
    watch: parts.watches ? watching.runs : undefined,
    advanced: bell.ring,
    started: async (queue) => {
      late.jobs = queue
      await settleRoots({...location, base: items.base, indexRebuilt: opened.report.indexRebuilt})
    },
  })
  if (parts.watches) await watching.start()
  const looking = {...following, isFollowed: watching.isFollowed, disk, writing, stale: (id: string) => rescanLocation(id, location)}
  const comparing = openComparing({...looking, gentle: disks.gentle[0]!})
  const browser = openBrowser({...looking, comparing})
  const sidecars = await openLibrarySidecars({...parts, read, write, volumes, items, isApart: disks.isApart})
  const calm = [comparing, ...openCalm(parts, {jobs, tidy})]
  return {
    ...opened,
    read,
    write,
    searcher: crew.search.calls,
    disk,
    volumes,
    browser,
    sidecars,
    polledLocations: watching.polled,
    jobs,
    acts,
    base: items.base,
    items,
    advanced: bell.ring,
    closeViews: (caller) => void logged(closeViewsOf(caller, crew.search.calls), {log, what: 'the views of a caller that left stay open'}),
    close: async () => {
      for (const {end: stop} of [...calm, {end}, {end: unwatch}]) stop()
      await putDown([watching.close(), tags.close(), ...putsOf({sidecars, jobs}, log)], {disks, crew})
      bell.end()
      return closeNames(crew, {searchOpened, closeReaders, log})
    },
  }
}

/** What is done, and given back, while nobody waits. */
const openCalm = (parts: DeskParts, {jobs, tidy}: {readonly jobs: Jobs; readonly tidy: () => Promise<void>}) => [
  openAfterwards(parts, tidy),
  openRest({...parts, threads: threadsOf(parts.crew)}),
  putGentleAway({...parts, jobs, threads: parts.crew.gentle}),
]

/** What nobody waits for: it begins when the first window has had its first answers. */
function openAfterwards({crew, headStart, log}: DeskParts, tidy: () => Promise<void>): {end(): void} {
  let ended = false
  const begin = async (isLate: boolean): Promise<void> => {
    if (ended) return
    if (isLate) await logged(crew.writer.calls.backUpWhenDue(undefined), {log, what: 'no backup of the library was made'})
    await tidy()
  }
  if (headStart.isOver) void begin(false)
  else void headStart.over.then(() => begin(true))
  return {end: () => void (ended = true)}
}

/** Who looks at folders need not wait for the list of mounts, but at the start, when nobody looks yet and the other thread need not be there. */
function mountsBy({disks}: Crew): Pick<RemoteTable<DiskCalls>, 'hostVolumes'> {
  let asked = 0
  return {hostVolumes: (input) => (asked++ === 0 ? disks[0]! : disks.at(-1)!).calls.hostVolumes(input)}
}

/** Opens what tells of the disks of this machine. */
async function openGround(parts: DeskParts, {read, write}: {readonly read: Reader; readonly write: Writer}) {
  const {crew, log} = parts
  const opened = await openVolumes({...parts, read, write, disk: crew.disks[0]!.calls, mounts: mountsBy(crew)})
  const disks = openDisks({...parts, volumes: opened.volumes, threads: crew.disks, gentle: crew.gentle})
  void logged(disks.looker.prepare(undefined), {log, what: 'folders could not be prepared for'})
  const items = {...opened.volumes, base: await read.indexBase(), categoryOf: parts.types.categoryOf}
  return {...opened, disks, disk: disks.looker, items}
}

interface Closing {
  readonly searchOpened: Promise<void>
  readonly log: Log
  closeReaders(): Promise<unknown>
}

async function closeNames(crew: Crew, {searchOpened, closeReaders, log}: Closing): Promise<Marks> {
  // What is still being read is read anew at the next start.
  if (await isSoon(searchOpened, NAMES_OPEN_MS))
    await logged(crew.search.calls.save(undefined), {log, what: 'the names are read anew at the next start'})
  return closeAll(crew, closeReaders)
}

function bellOf({search}: Crew, parts: DeskParts): Bell {
  const following = {log: parts.log, what: 'the names do not follow the index'}
  return openBell({...parts, search: search.calls, attempt: (act) => void logged(act, following)})
}

/** Starts to read the names; whoever searches meanwhile waits. Never rejects. */
async function openNames({search}: Crew, {folder, sqliteBinding, log}: DeskParts): Promise<void> {
  const names = await logged(search.calls.open({libraryFolder: folder, sqliteBinding}), {log, what: 'the names could not be read'})
  if (names) log.write('info', 'search', `${names.rows} names, ${names.fromSnapshot ? 'from the snapshot' : 'from the index'}`)
}

const putsOf = ({sidecars, jobs}: Pick<Desk, 'sidecars' | 'jobs'>, log: Log): readonly Promise<unknown>[] => [
  logged(sidecars.close(), {log, what: uncounted}),
  logged(jobs.close(), {log, what: unputDown}),
]

/** What a child or a thread is held up by may never end: whatever waits for it is put down where it is. */
const unputDown = 'jobs were not put down in order, which the next start puts right'
const uncounted = 'what is kept of pictures is counted anew at the next start'
const CHILDREN_END_MS = 2000
const NAMES_OPEN_MS = 300
const THREADS_END_MS = 8000

async function putDown(work: readonly Promise<unknown>[], {disks, crew}: {readonly disks: Disks; readonly crew: Crew}): Promise<void> {
  const closing = Promise.all(work)
  await isSoon(closing, CHILDREN_END_MS)
  await disks.end()
  if (!(await isSoon(closing, THREADS_END_MS))) await Promise.all([...crew.disks, ...crew.gentle].map((thread) => thread.end()))
  await closing
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
