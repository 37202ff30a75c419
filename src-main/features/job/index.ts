import type {Handlers} from '../../contract/index.ts'
import {type Job, jobPriorities} from '../../contract/job.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import type {Reader} from '../../store/remote.ts'
import {findLocation} from '../location/index.ts'
import type {VolumeBook} from '../volume-book.ts'
import {listedJobs} from './list-jobs.ts'

/** What the handlers of jobs need of a scope. */
export interface JobScopes {
  readonly query: {readonly jobs: Pick<Jobs, 'rows' | 'get' | 'whole'>; readonly read: Reader; readonly volumes: VolumeBook}
  readonly action: {
    readonly jobs: Pick<Jobs, 'get' | 'pause' | 'resume' | 'cancel' | 'retry' | 'prioritise' | 'dismiss'>
    /** Whose jobs cannot be done twice: what they left undone is planned anew. */
    readonly acts: {retry(act: string): Promise<{readonly job?: Job | undefined} | undefined>}
  }
}

/** What can be asked of jobs. Wrong states are refused by the queue, which alone knows them at that moment. */
export const jobHandlers: Handlers<JobScopes>['job'] = {
  async list({location, volume, ...wish}, scope) {
    const {jobs, fail} = scope
    const uuid = location === undefined ? undefined : (await findLocation(location, scope)).uuid
    const use = volume === undefined ? undefined : `volume ${await volumeId(volume, scope)}`
    return listedJobs(jobs.rows(), {...wish, location: uuid, use}) ?? fail('BadInput', `“${wish.cursor}” is no cursor of this list.`)
  },
  async info({job}, {jobs, fail}) {
    return {job: (await jobs.whole(job)) ?? known(job, jobs, fail)}
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
  async prioritise({job, priority}, {jobs, fail}) {
    return {job: await jobs.prioritise(known(job, jobs, fail).id, jobPriorities[priority])}
  },
  async dismiss({job}, {jobs, fail}) {
    return {job: await jobs.dismiss(known(job, jobs, fail).id)}
  },
  async retry({job}, {jobs, acts, fail}) {
    const {id, status} = known(job, jobs, fail)
    const hasLeft = status === 'partial' || status === 'failed' || status === 'cancelled'
    const anew = hasLeft ? await acts.retry(id) : undefined
    if (!anew?.job) return {job: await jobs.retry(id)}
    // Another job does what this one left: nobody need look at it any more.
    await jobs.dismiss(id)
    return {job: anew.job}
  },
}

function known(
  id: string,
  jobs: Pick<Jobs, 'get'>,
  fail: (code: 'NotFound', message: string, more: {readonly hint: string}) => never,
): Job {
  return jobs.get(id) ?? fail('NotFound', `There is no job ${id}.`, {hint: 'onefold job list shows them.'})
}

interface Volumes {
  readonly volumes: VolumeBook
  fail(code: 'NotFound', message: string): never
}

async function volumeId(word: string, {volumes, fail}: Volumes): Promise<string> {
  const all = await volumes.all()
  return (all.find(({id}) => id === word) ?? all.find(({name}) => name === word))?.id ?? fail('NotFound', `There is no volume “${word}”.`)
}

export {type HeadStart, openHeadStart} from './head-start.ts'
export {leavesWork} from './leaves-work.ts'
export {openPace} from './pace.ts'
export {openPresence, type Presence} from './presence.ts'
export {openVolumeRoom} from './volume-room.ts'
