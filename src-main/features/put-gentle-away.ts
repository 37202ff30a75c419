import type {Scheduler} from '../domain/ports.ts'
import type {EventBus} from '../runtime/event-bus.ts'
import {isEnded, type Jobs} from '../runtime/job-types.ts'
import type {LaterThread} from '../runtime/threads.ts'

export interface PutAwayParts {
  readonly threads: readonly Pick<LaterThread<unknown>, 'putAway'>[]
  readonly events: Pick<EventBus, 'on'>
  readonly jobs: Pick<Jobs, 'counts'>
  readonly scheduler: Pick<Scheduler, 'after'>
  /** What they held is given back to the machine. */
  giveBack(): void
}

/** One job often follows another. */
const CALM_MS = 2000

/** Ends the threads of background work a while after the last job has ended: each holds some fifteen megabytes, and starts again when it is needed. */
export function putGentleAway({threads, events, jobs, scheduler, giveBack}: PutAwayParts): {end(): void} {
  let waiting: (() => void) | undefined
  const look = (): void => {
    waiting = undefined
    // A job that is under way may have left in them where it is.
    if (jobs.counts().running > 0) return
    void Promise.all(threads.map((thread) => thread.putAway())).then(giveBack)
  }
  const unlisten = events.on((event) => {
    if (event.type !== 'job.changed' || (!isEnded(event.job.status) && event.job.status !== 'paused')) return
    waiting?.()
    waiting = scheduler.after(CALM_MS, look)
  })
  return {
    end: () => {
      unlisten()
      waiting?.()
    },
  }
}
