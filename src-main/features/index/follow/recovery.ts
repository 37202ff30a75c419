import {displayName} from '../../../domain/display-path.ts'
import {jobPriorities} from '../../../contract/job.ts'
import {isEnded, type JobRow, type Jobs} from '../../../runtime/job-types.ts'
import type {Reader} from '../../../store/remote.ts'
import type {VolumeBook} from '../../volume-book.ts'
import {INDEX_JOB} from '../index-job.ts'
import type {IndexInput} from '../index-run.ts'
import {queueIndex} from '../queue-index.ts'

/** Until all runs of the start have looked everywhere, nothing that one of them missed is gone: it may stand in the location of another. */
export interface Recovery {
  begin(jobs: readonly string[], ended: () => void): void
  awaits(job: string): boolean
  searched(job: string): void
  /** Some are yet to look. */
  readonly isOpen: boolean
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
    awaits: (job) => left.has(job),
    searched: (job) => {
      if (left.delete(job) && left.size === 0) end?.()
    },
    get isOpen() {
      return left.size > 0
    },
  }
}

export interface RecoveryParts {
  readonly read: Reader
  readonly volumes: VolumeBook
  jobs(): Jobs
}

/**
 * Queues a run of each location that has none, so that what changed while nobody looked is found, and all of it is watched. Answers all
 * that look through a location, also those that go on where a core before this one left them.
 */
export async function queueRecovery({read, volumes, jobs}: RecoveryParts): Promise<readonly string[]> {
  const looking: string[] = []
  for (const row of await read.locations()) {
    const volume = await volumes.byId(row.volume)
    const goingOn = runsOf(row.uuid, jobs()).find(({status, input}) => !isEnded(status) && (input as Partial<IndexInput>).part !== true)
    // Whoever was told to pause is not waited for.
    if (goingOn && goingOn.status !== 'paused') looking.push(goingOn.id)
    if (goingOn || wasCancelled(row.uuid, jobs()) || !volume?.online) continue
    const {root, volume: id, uuid: location, mode, rules} = row
    const input = {root, volume: id, location, mode, recursive: true, rules, full: false, recovery: true}
    looking.push((await queueIndex({jobs: jobs()}, {title: displayName(row.path).text, input, background: true})).id)
  }
  return looking
}

/** Contents and sums of one location wait until all others are listed: what is new there cannot be found before. */
export async function letOthersList(job: string, jobs: Jobs): Promise<void> {
  const row = jobs.rows().find(({id}) => id === job)
  if (row && isRecovery(row) && row.priority === jobPriorities.background) await jobs.prioritise(job, jobPriorities.background - 1)
}

/** What its user has put an end to is not begun again by itself. */
function wasCancelled(location: string, jobs: Jobs): boolean {
  return (
    runsOf(location, jobs)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .at(-1)?.status === 'cancelled'
  )
}

/** What a start looks for by itself: nobody asked for it, and the next start does it anew. */
export const isRecovery = ({kind, input}: Pick<JobRow, 'kind' | 'input'>): boolean =>
  kind === INDEX_JOB && (input as Partial<IndexInput>).recovery === true

const runsOf = (location: string, jobs: Jobs): readonly JobRow[] =>
  jobs.rows().filter((job) => job.kind === INDEX_JOB && (job.input as Partial<IndexInput>).location === location)

/** Whether a run of a location is under way, or waits. */
export const hasRun = (location: string, jobs: Jobs): boolean => runsOf(location, jobs).some(({status}) => !isEnded(status))
