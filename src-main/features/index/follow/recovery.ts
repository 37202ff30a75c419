import {displayName} from '../../../domain/display-path.ts'
import {isEnded, type Jobs} from '../../../runtime/job-types.ts'
import type {Reader} from '../../../store/remote.ts'
import type {VolumeBook} from '../../volume-book.ts'
import {INDEX_JOB} from '../index-job.ts'
import type {IndexInput} from '../index-run.ts'
import {queueIndex} from '../queue-index.ts'

/** Until all runs of the start have looked everywhere, nothing that one of them missed is gone: it may stand in the location of another. */
export interface Recovery {
  begin(jobs: readonly string[], ended: () => void): void
  searched(job: string): void
}

export function openRecovery(): Recovery {
  const left = new Set<string>()
  let end: (() => void) | undefined
  return {
    begin: (jobs, ended) => {
      for (const job of jobs) left.add(job)
      end = ended
      if (left.size === 0) ended()
    },
    searched: (job) => {
      if (left.delete(job) && left.size === 0) end?.()
    },
  }
}

export interface RecoveryParts {
  readonly read: Reader
  readonly volumes: VolumeBook
  jobs(): Jobs
}

/** Queues a run of each location that has none, so that what changed while nobody looked is found, and all of it is watched. */
export async function queueRecovery({read, volumes, jobs}: RecoveryParts): Promise<readonly string[]> {
  const queued: string[] = []
  for (const row of await read.locations()) {
    const volume = await volumes.byId(row.volume)
    if (hasRun(row.uuid, jobs()) || wasCancelled(row.uuid, jobs()) || !volume?.online) continue
    const {root, volume: id, uuid: location, mode, rules} = row
    const input = {root, volume: id, location, mode, recursive: true, rules, full: false, recovery: true}
    queued.push((await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input, background: true})).id)
  }
  return queued
}

/** What its user has put an end to is not begun again by itself. */
function wasCancelled(location: string, jobs: Jobs): boolean {
  const runs = jobs.rows().filter((job) => job.kind === INDEX_JOB && (job.input as Partial<IndexInput>).location === location)
  return runs.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1)?.status === 'cancelled'
}

/** Whether a run of a location is under way, or waits. */
export const hasRun = (location: string, jobs: Jobs): boolean =>
  jobs.rows().some((job) => job.kind === INDEX_JOB && !isEnded(job.status) && (job.input as Partial<IndexInput>).location === location)
