import type {Handlers} from '../../contract/index.ts'
import type {Job} from '../../contract/job.ts'
import type {ActResult} from '../../contract/outcome.ts'
import type {Jobs} from '../../runtime/job-types.ts'

/** What the handlers of jobs need of a scope. */
export interface JobScopes {
  readonly query: {
    readonly jobs: Pick<Jobs, 'list' | 'get'>
    readonly actResults: (job: Job) => Promise<readonly ActResult[] | undefined>
  }
  readonly action: {readonly jobs: Pick<Jobs, 'get' | 'pause' | 'resume' | 'cancel' | 'retry'>}
}

/** What can be asked of jobs. Wrong states are refused by the queue, which alone knows them at that moment. */
export const jobHandlers: Handlers<JobScopes>['job'] = {
  async list({status}, {jobs}) {
    const found = jobs.list().filter((job) => status === undefined || job.status === status)
    return {total: found.length, jobs: found}
  },
  async info({job}, {jobs, fail}) {
    return {job: known(job, jobs, fail)}
  },
  async results({job}, {jobs, actResults, fail}) {
    const results = (await actResults(known(job, jobs, fail))) ?? []
    return {total: results.length, results: [...results]}
  },
  async pause({job}, {jobs, fail}) {
    return {job: await jobs.pause(known(job, jobs, fail).id)}
  },
  async resume({job}, {jobs, fail}) {
    return {job: await jobs.resume(known(job, jobs, fail).id)}
  },
  async cancel({job}, {jobs, fail}) {
    return {job: await jobs.cancel(known(job, jobs, fail).id)}
  },
  async retry({job}, {jobs, fail}) {
    return {job: await jobs.retry(known(job, jobs, fail).id)}
  },
}

function known(
  id: string,
  jobs: Pick<Jobs, 'get'>,
  fail: (code: 'NotFound', message: string, more: {readonly hint: string}) => never,
): Job {
  return jobs.get(id) ?? fail('NotFound', `There is no job ${id}.`, {hint: 'onefold job list shows them.'})
}
