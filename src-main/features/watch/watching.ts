import {noRoom} from '../../host/walk-chunk.ts'
import {openFolderWatch} from '../../host/watch/linux-folder-watch.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import {isEnded, type Jobs, priorities} from '../../runtime/job-types.ts'
import {displayName} from '../../domain/display-path.ts'
import {INDEX_JOB, type IndexInput, queueIndex, type RunWatch} from '../index/index.ts'
import {type Following, openFollowing} from './following.ts'
import type {WatchParts} from './watch-parts.ts'

/** The index of one library follows the disk from `start` to `close`. */
export interface Watching {
  /** For the runs of locations. */
  readonly runs: RunWatch
  /** Brings all locations up to date with what changed while nobody looked, and follows them from then on. */
  start(): Promise<void>
  /** How a location is followed. */
  stateOf(location: string): WatchState
  close(): Promise<void>
}

/** `live`: changes are told by the system; `polled`: it is looked at from time to time. */
export type WatchState = 'live' | 'polled'

export interface WatchingParts extends WatchParts {
  readonly events: EventBus
  jobs(): Jobs
}

const BUSY_EVERY_MS = 30
const IDLE_EVERY_MS = 120
/** A location of which not all can be watched is looked at this often, or seldom enough that it takes a twentieth of the time. */
const POLL_EVERY_MS = 15_000
const POLL_SHARE = 20

export function openWatching(parts: WatchingParts): Watching {
  const {clock, scheduler, log, read} = parts
  const watch = openFolderWatch()
  const recovery = openRecovery()
  const following = openFollowing({...parts, watch})
  let closed = false
  let waiting: (() => void) | undefined
  let stepping: Promise<void> = Promise.resolve()
  let pollAt = Infinity
  const step = async (): Promise<void> => {
    try {
      await following.step()
      if (following.unwatched.size > 0 && clock.monotonicMs() >= pollAt) await poll()
      if (following.unwatched.size > 0 && pollAt === Infinity) pollAt = clock.monotonicMs() + POLL_EVERY_MS
    } catch (error) {
      if (!closed) log.write('warn', 'watch', `a change could not be followed: ${String(error)}`)
    }
    if (!closed) wait()
  }
  const wait = (): void => {
    waiting = scheduler.after(following.isBusy ? BUSY_EVERY_MS : IDLE_EVERY_MS, () => {
      stepping = step()
    })
  }
  const poll = async (): Promise<void> => {
    const began = clock.monotonicMs()
    for (const location of [...following.unwatched]) await following.verify(location)
    pollAt = clock.monotonicMs() + Math.max(POLL_EVERY_MS, (clock.monotonicMs() - began) * POLL_SHARE)
  }
  /** Folders that a run passed by, as a resumed one does, are listed once more, so that they are watched. */
  const watchRest = async (): Promise<void> => {
    for (const {root, uuid} of await read.locations()) {
      if (watch.ticket === 0 || following.unwatched.has(uuid) || hasRun(uuid, parts.jobs())) continue
      for (const folder of await read.contentFolders({root})) if (!following.map.isWatched(folder)) following.noteWhole(folder)
    }
  }
  const forgetRest = async (): Promise<void> => {
    const kept = new Set<number>()
    for (const {root} of await read.locations()) for (const folder of await read.contentFolders({root})) kept.add(folder)
    for (const number of following.map.without(kept)) {
      following.map.drop(number)
      watch.remove(number)
    }
  }
  const deaf = [
    parts.events.on((event) => {
      if (event.type === 'location.removed') attempt(forgetRest())
      if (event.type !== 'job.changed' || event.job.kind !== INDEX_JOB || !isEnded(event.job.status)) return
      recovery.searched(event.job.id)
      attempt(watchRest())
    }),
  ]
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.write('warn', 'watch', `what is watched could not be settled: ${String(error)}`))
  }
  return {
    runs: runsOf(following, {ticket: watch.ticket, searched: recovery.searched}),
    stateOf: (location) => (watch.ticket === 0 || following.unwatched.has(location) ? 'polled' : 'live'),
    start: async () => {
      await following.settleLeft()
      const {first} = await parts.write.reserveIds({count: 1})
      recovery.begin(await queueRecovery(parts), following.runBegins(first))
      wait()
    },
    close: async () => {
      closed = true
      for (const end of deaf) end()
      waiting?.()
      await stepping
      watch.close()
    },
  }
}

/** Until all runs of the start have looked everywhere, nothing that one of them missed is gone: it may stand in the location of another. */
function openRecovery() {
  const left = new Set<string>()
  let end: (() => void) | undefined
  return {
    begin: (jobs: readonly string[], ended: () => void): void => {
      for (const job of jobs) left.add(job)
      end = ended
      if (left.size === 0) ended()
    },
    searched: (job: string): void => {
      if (left.delete(job) && left.size === 0) end?.()
    },
  }
}

interface RunsParts {
  readonly ticket: number
  searched(job: string): void
}

function runsOf(following: Following, {ticket, searched}: RunsParts): RunWatch {
  return {
    start: () => (ticket > 0 ? {ticket, highest: following.map.highest} : undefined),
    begins: (job, firstId) => {
      const end = following.runBegins(firstId)
      return {
        end: () => {
          end()
          searched(job)
        },
      }
    },
    listed: (folders, watches, location) => {
      folders.forEach((folder, at) => {
        const number = watches[at]!
        if (number > 0) following.map.note(number, folder)
        else if (number === noRoom) following.unwatched.add(location)
      })
    },
    taken: (pairs) => {
      for (const {young, old} of pairs) following.map.rename(young, old)
    },
  }
}

const hasRun = (location: string, jobs: Jobs): boolean =>
  jobs.rows().some((job) => job.kind === INDEX_JOB && !isEnded(job.status) && (job.input as Partial<IndexInput>).location === location)

/** A run of each location that has none, so that what changed while nobody looked is found, and all of it is watched. */
async function queueRecovery({read, volumes, jobs}: WatchingParts): Promise<readonly string[]> {
  const queued: string[] = []
  for (const row of await read.locations()) {
    const volume = await volumes.byId(row.volume)
    if (hasRun(row.uuid, jobs()) || !volume?.online) continue
    const input = {
      root: row.root,
      volume: row.volume,
      location: row.uuid,
      mode: row.mode,
      recursive: true,
      rules: row.rules,
      full: false,
      recovery: true,
    }
    queued.push((await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input, priority: priorities.low})).id)
  }
  return queued
}
