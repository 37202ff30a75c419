import {type Job, jobPriorities} from '../../contract/job.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import {INDEX_JOB} from './index-job.ts'
import type {IndexInput} from './index-run.ts'

export interface IndexWish {
  readonly title: string
  readonly input: IndexInput
  /** Nobody asked for it and nobody waits for it. */
  readonly background?: boolean | undefined
}

/** Queues a run; one that waits for the very same work already is answered instead. */
export async function queueIndex({jobs}: {readonly jobs: Jobs}, {title, input, background}: IndexWish): Promise<Job> {
  const volume = `volume ${input.volume}`
  const priority = background ? jobPriorities.background : jobPriorities.normal
  const job = await jobs.enqueue({kind: INDEX_JOB, title, input, lane: volume, uses: [volume], priority, once: true})
  // Somebody waits now for what was to be done some time.
  return job.priority < priority ? jobs.prioritise(job.id, priority) : job
}
