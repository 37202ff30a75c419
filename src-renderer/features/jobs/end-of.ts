import {groupOf, type Job} from '../../../src-main/contract/job.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'

const isOver = (job: Job): boolean => job.status === 'failed' || groupOf(job) === 'ended'

/** The job as it is when it has ended, however long that takes. */
export function endOf(job: Job): Promise<Job> {
  if (isOver(job)) return Promise.resolve(job)
  return new Promise((resolve) => {
    const take = (now: Job): void => {
      if (now.id !== job.id || !isOver(now)) return
      for (const stop of stops) stop()
      resolve(now)
    }
    const look = async (): Promise<void> => {
      // A line that is lost is made anew, and then it is looked again.
      const answer = await core.job.info({job: job.id}).catch(() => undefined)
      if (answer) take(answer.job)
    }
    const stops = [
      onEvent('job.changed', ({job: now}) => take(now)),
      useSession.subscribe((now, before) => {
        if (now.round !== before.round) void look()
      }),
    ]
    // It may have ended before anybody listened.
    void look()
  })
}
