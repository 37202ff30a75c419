import {isEnded, type JobRow, type Jobs} from '../../runtime/job-types.ts'
import {INDEX_JOB, type IndexInput} from '../index/index.ts'

/** The runs of one location that have not ended. */
export function runsOf(location: string, jobs: Pick<Jobs, 'rows'>): readonly JobRow[] {
  return jobs.rows().filter((row) => isRun(row) && !isEnded(row.status) && inputOf(row).location === location)
}

/** Ends the runs of one location, also those that are queued meanwhile. Whoever queues them looks for the location first. */
export async function cancelRunsOf(location: string, jobs: Pick<Jobs, 'rows' | 'cancel'>): Promise<void> {
  for (let [run] = runsOf(location, jobs); run; [run] = runsOf(location, jobs)) await jobs.cancel(run.id)
}

export const isRun = (row: JobRow): boolean => row.kind === INDEX_JOB

export const inputOf = (row: JobRow): Partial<IndexInput> => row.input as Partial<IndexInput>
