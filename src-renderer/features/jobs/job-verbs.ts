import {groupOf, type Job, type JobPriority, jobPriorities} from '../../../src-main/contract/job.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'

/** What a person can do about a job. */
export type JobVerb = 'pause' | 'resume' | 'cancel' | 'retry' | 'dismiss'

/** What can be done with a job as it is now. */
export function verbsOf(job: Job): readonly JobVerb[] {
  const {status} = job
  if (status === 'running' || status === 'queued') return ['pause', 'cancel']
  if (status === 'paused') return ['resume', 'cancel']
  if (status === 'completed') return []
  return status === 'failed' && groupOf(job) === 'attention' ? ['retry', 'dismiss'] : ['retry']
}

export const isUnfinished = ({status}: Job): boolean => status === 'running' || status === 'queued' || status === 'paused'

/** Steers a job; a failure is told, and what comes of it is heard. */
export async function steer(job: Job, verb: JobVerb): Promise<void> {
  await attempt(() => core.job[verb]({job: job.id}))
}

export async function prioritise(job: Job, priority: JobPriority): Promise<void> {
  await attempt(() => core.job.prioritise({job: job.id, priority}))
}

export function priorityOf({priority}: Job): JobPriority {
  if (priority > jobPriorities.normal) return 'first'
  return priority < jobPriorities.normal ? 'background' : 'normal'
}
