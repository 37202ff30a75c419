import {noRoom} from '../../../host/walk-chunk.ts'
import type {FolderWatch} from '../../../host/watch/folder-events.ts'
import {openFolderWatch} from '../../../host/watch/linux-folder-watch.ts'
import type {CoreEvent} from '../../../contract/events.ts'
import type {EventBus} from '../../../runtime/event-bus.ts'
import {isEnded, type Jobs} from '../../../runtime/job-types.ts'
import {Following} from './following.ts'
import {INDEX_JOB} from '../index-job.ts'
import type {RunWatch} from '../index-run.ts'
import {OFTEN, openPoll, SELDOM} from './poll.ts'
import {hasRun, letOthersList, openRecovery, queueRecovery, type Recovery} from './recovery.ts'
import type {Reader} from '../../../store/remote.ts'
import {openToldTrees, type ToldTrees} from './told-trees.ts'
import {type KnownWatch, watchKnown} from './watch-known.ts'
import type {WatchParts} from './watch-parts.ts'

/** The index of one library follows the disk from `start` to `close`. */
export interface Watching {
  /** For the runs of locations. */
  readonly runs: RunWatch
  /** What changes in a folder is told by the system: nobody has to look whether the index is right. */
  isFollowed(folder: number): boolean
  /** Locations of which not all is watched: they are looked at from time to time. */
  polled(): readonly string[]
  /** Brings all locations up to date with what changed while nobody looked, and follows them from then on. */
  start(): Promise<void>
  close(): Promise<void>
}

export interface WatchingParts extends WatchParts {
  readonly events: EventBus
  /** Over when the first window has its answers. */
  readonly headStart: {readonly over: Promise<void>}
  jobs(): Jobs
}

/** What happens in a crowd is taken in a crowd. */
const BUSY_EVERY_MS = 20
/** Between events nothing but these wakes the core. */
const SOON_MS = 120
const REST_MS = 2000
/** Where the start failed, as it does where the library's own disk is full. */
const AGAIN_MS = 10_000

export function openWatching(parts: WatchingParts): Watching {
  const {log, scheduler} = parts
  const watch = openFolderWatch()
  const following = new Following({...parts, watch})
  const recovery = openRecovery()
  // Where the system does not tell folder by folder, it may tell by path.
  const told = watch.ticket > 0 ? undefined : openToldTrees(following, {...parts, rouse: () => watch.rouse()})
  const steps = openSteps(following, {...parts, watch, told})
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.write('warn', 'watch', `a change could not be followed: ${String(error)}`))
  }
  const deaf: (() => void)[] = []
  let again: (() => void) | undefined
  let known: KnownWatch | undefined
  let closed = false
  const begin = async (): Promise<void> => {
    await following.settleLeft()
    const {first} = await parts.write.reserveIds({count: 1})
    recovery.begin(await queueRecovery(parts), following.runBegins(first))
    steps.begin()
  }
  const hear = (event: CoreEvent): void => {
    if (event.type === 'location.removed') attempt(Promise.all([watchLess(event.location, following, parts), told?.refresh()]))
    if (event.type !== 'job.changed' || event.job.kind !== INDEX_JOB || !isEnded(event.job.status)) return
    recovery.searched(event.job.id)
    if (watch.ticket > 0 && event.job.status !== 'cancelled') attempt(watchRest(following, parts))
  }
  return {
    runs: runsOf(following, {ticket: watch.ticket, recovery, ...parts, told, isClosed: () => closed, known: () => known?.over}),
    isFollowed: (folder) => following.map.isWatched(folder),
    polled: () => [...following.unwatched],
    start: async () => {
      deaf.push(
        parts.events.on(hear),
        parts.volumes.onNews(({came}) => attempt(Promise.all([lookAtReturned(came, following, parts), told?.refresh()]))),
      )
      if (watch.ticket > 0)
        known = watchKnown({
          ...parts,
          map: following.map,
          ticket: watch.ticket,
          changed: (folder, names) => following.noteNames(folder, names),
        })
      await told?.refresh().catch((error: unknown) => log.write('warn', 'watch', `what happens is not told: ${String(error)}`))
      await begin().catch((error: unknown) => {
        log.write('warn', 'watch', `what changed while nobody looked is looked for later: ${String(error)}`)
        again = scheduler.after(AGAIN_MS, () => void begin().catch(() => steps.begin()))
      })
    },
    close: async () => {
      closed = true
      for (const end of deaf) end()
      again?.()
      await known?.end()
      await steps.close()
      await told?.close()
      watch.close()
    },
  }
}

/** Resolves when it is aborted. */
const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), {once: true})))

/** Step after step, as soon as there is something to do. */
function openSteps(
  following: Following,
  parts: WatchingParts & {readonly watch: FolderWatch; readonly told: ToldTrees | undefined},
): {begin(): void; close(): Promise<void>} {
  const {watch, told, scheduler, log} = parts
  const polls = [openPoll(following, following.unwatched, {...parts, rate: OFTEN})]
  if (told) polls.push(openPoll(following, told.told, {...parts, rate: SELDOM}))
  let closed = false
  let waiting: (() => void) | undefined
  let stepping: Promise<void> = Promise.resolve()
  let hearing: Promise<void> = Promise.resolve()
  const step = (): void => {
    if (closed) return
    for (const poll of polls) poll()
    stepping = (told?.take() ?? Promise.resolve())
      .then(() => following.step())
      .catch((error: unknown) => log.write('warn', 'watch', `a change could not be followed: ${String(error)}`))
      .then(wait)
  }
  const wait = (): void => {
    if (closed) return
    const {haste} = following
    if (haste === 'at once') waiting = scheduler.after(BUSY_EVERY_MS, step)
    else {
      hearing = watch.heard(haste === 'soon' ? SOON_MS : REST_MS)
      void hearing.then(step)
    }
  }
  return {
    begin: wait,
    close: async () => {
      closed = true
      waiting?.()
      watch.rouse()
      await Promise.all([hearing, stepping])
    },
  }
}

/** What a volume holds may have changed wherever it was. */
async function lookAtReturned(came: readonly string[], {verifying}: Following, {read, stale}: WatchingParts): Promise<void> {
  await verifying.returned(came)
  for (const {uuid, volume} of await read.locations()) if (came.includes(volume)) await stale(uuid)
}

/** Folders that a run passed by, as a resumed one does, are listed once more, so that they are watched. */
async function watchRest(following: Following, {read, jobs}: WatchingParts): Promise<void> {
  for (const {root, uuid} of await read.locations()) {
    if (following.unwatched.has(uuid) || hasRun(uuid, jobs())) continue
    await lookAtUnwatched({root, location: uuid}, following, read)
  }
}

/** More folders than these are sooner looked at with all others, most of which are as they were. */
const FEW_FOLDERS = 50

async function lookAtUnwatched(
  {root, location}: {readonly root: number; readonly location: string},
  following: Following,
  read: Reader,
): Promise<void> {
  const unwatched = (await read.contentFolders({root})).filter((folder) => !following.map.isWatched(folder))
  if (unwatched.length > FEW_FOLDERS) following.doubt(location)
  else for (const folder of unwatched) following.noteWhole(folder)
}

/** After a location was removed. */
async function watchLess(removed: string, following: Following, {read}: WatchingParts): Promise<void> {
  following.verifying.removed(removed)
  const kept = new Set<number>()
  const locations = await read.locations()
  for (const location of following.unwatched) if (!locations.some(({uuid}) => uuid === location)) following.unwatched.delete(location)
  for (const {root} of locations) for (const folder of await read.contentFolders({root})) kept.add(folder)
  for (const watch of following.map.without(kept)) following.watchNoLonger(watch)
}

/** What is missed is looked for so long at most, a moment more than while folders are astray. */
const SETTLE_MOST_MS = 6000
/** Runs of the start wait for so long at most. */
const FIRST_MOST_MS = 3000

interface RunsParts extends Pick<WatchingParts, 'isApart' | 'clock' | 'scheduler' | 'read' | 'jobs'> {
  readonly ticket: number
  readonly recovery: Recovery
  readonly told: ToldTrees | undefined
  isClosed(): boolean
  /** Resolves when the folders that are known are watched. */
  known(): Promise<void> | undefined
}

function runsOf(following: Following, parts: RunsParts): RunWatch {
  const {ticket, recovery, told, isApart, clock, scheduler, read, isClosed} = parts
  const waitWhile = async (is: () => boolean, mostMs: number, signal: AbortSignal): Promise<void> => {
    const end = clock.monotonicMs() + mostMs
    while (is() && !signal.aborted && !isClosed() && clock.monotonicMs() < end) await scheduler.sleep(BUSY_EVERY_MS)
  }
  return {
    start: async (location, volume) => {
      const apart = await isApart(volume)
      if (apart) following.unwatched.add(location)
      else await told?.refresh()
      return ticket > 0 && !apart ? {ticket, highest: following.map.highest, beganMs: clock.now()} : undefined
    },
    begins: ({job, root, location, firstId, isResumed}) => {
      const end = following.runBegins(firstId)
      return {
        isDisturbed: () => isResumed || following.isStirred(),
        end: async () => {
          if (isResumed && ticket > 0) await lookAtUnwatched({root, location}, following, read)
          end()
          recovery.searched(job)
          if (recovery.isOpen) await letOthersList(job, parts.jobs())
        },
      }
    },
    passed: (job, location) => {
      if (!recovery.awaits(job)) return
      following.doubt(location)
      recovery.searched(job)
    },
    listed: (folders, {folderWatches, folderStirred, linked}, {location, volume}) => {
      folders.forEach((folder, at) => {
        const watch = folderWatches[at]!
        if (watch > 0) following.map.note(watch, folder)
        else if (watch === noRoom) following.unwatched.add(location)
        if (folderStirred[at] === 1) following.noteStirred(folder)
      })
      if (linked.length > 0) following.noteLinked(volume, linked)
    },
    foundFirst: async (signal) => {
      await Promise.race([parts.known(), abortOf(signal)])
      const isOver = following.lookedAtAll()
      await waitWhile(() => !isOver(), FIRST_MOST_MS, signal)
    },
    settled: (signal) => waitWhile(() => following.isSettling, SETTLE_MOST_MS, signal),
    taken: (pairs) => {
      for (const {young, old} of pairs) following.renamed(young, old)
    },
  }
}
