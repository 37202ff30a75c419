import {create} from 'zustand'
import type {Job, JobStatus} from '../../../src-main/contract/job.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'

/** The jobs by id, as far as this window has heard of them. */
export const useJobs = create<{readonly jobs: ReadonlyMap<string, Job>}>(() => ({jobs: new Map()}))

const unfinished: ReadonlySet<JobStatus> = new Set(['queued', 'running', 'paused'])
const FINISHED_SHOWN = 3

export function isUnfinished(job: Job): boolean {
  return unfinished.has(job.status)
}

/** What the panel shows: all work in hand, oldest first, then what ended last. */
export function listed(jobs: ReadonlyMap<string, Job>): {readonly open: readonly Job[]; readonly ended: readonly Job[]} {
  const all = [...jobs.values()]
  return {
    open: all.filter(isUnfinished).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)),
    ended: all
      .filter((job) => !isUnfinished(job))
      .toSorted((a, b) => (b.finishedAt ?? b.createdAt).localeCompare(a.finishedAt ?? a.createdAt))
      .slice(0, FINISHED_SHOWN),
  }
}

const retried: ReadonlySet<JobStatus> = new Set(['failed', 'cancelled', 'partial'])

/** Whether a job can be done again; of an act on files it is what was left undone, as an act of its own. */
export function canRetry({status}: Job): boolean {
  return retried.has(status)
}

export type JobVerb = 'pause' | 'resume' | 'cancel' | 'retry'

/** Steers a job; answers it as it stands then. A failure is told. */
export async function steer(job: Job, verb: JobVerb): Promise<Job | undefined> {
  const answer = await attempt(() => core.job[verb]({job: job.id}))
  if (answer) put(answer.job)
  return answer?.job
}

/** The job as it is when it has ended, however long that takes. */
export function endOf(job: Job): Promise<Job> {
  const ended = (): Job | undefined => [useJobs.getState().jobs.get(job.id), job].find((one) => one !== undefined && !isUnfinished(one))
  return new Promise((resolve) => {
    const now = ended()
    if (now) return resolve(now)
    const stop = useJobs.subscribe(() => {
      const then = ended()
      if (!then) return
      stop()
      resolve(then)
    })
  })
}

function put(job: Job): void {
  useJobs.setState(({jobs}) => ({jobs: new Map(jobs).set(job.id, job)}))
}

onEvent('job.changed', ({job}) => put(job))
onEvent('job.removed', ({job}) =>
  useJobs.setState(({jobs}) => {
    const left = new Map(jobs)
    left.delete(job)
    return {jobs: left}
  }),
)
useSession.subscribe((now, before) => {
  if (now.round !== before.round) void load()
})

async function load(): Promise<void> {
  const answer = await attempt(() => core.job.list({}))
  if (answer) useJobs.setState({jobs: new Map(answer.jobs.map((job) => [job.id, job]))})
}
