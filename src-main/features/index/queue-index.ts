import type {Job} from '../../contract/job.ts'
import {isEnded, priorities} from '../../runtime/job-types.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import {INDEX_JOB} from './index-job.ts'
import type {IndexInput} from './index-run.ts'

/** Queues a run; one that waits for the very same work already is answered instead. */
export async function queueIndex(
  {jobs}: {readonly jobs: Jobs},
  {title, input, priority = priorities.normal}: {readonly title: string; readonly input: IndexInput; readonly priority?: number},
): Promise<Job> {
  const same = jobs
    .rows()
    .find(
      (row) =>
        row.kind === INDEX_JOB && !isEnded(row.status) && row.status === 'queued' && JSON.stringify(row.input) === JSON.stringify(input),
    )
  if (same) return jobs.get(same.id)!
  return jobs.enqueue({kind: INDEX_JOB, title, input, lane: `volume ${input.volume}`, priority})
}
