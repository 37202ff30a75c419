import type {Scheduler} from '../domain/ports.ts'

/** Timers of this process, none of which keeps it alive. */
export const systemScheduler: Scheduler = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
  every(periodMs, run) {
    const timer = setInterval(run, periodMs)
    timer.unref()
    return () => clearInterval(timer)
  },
  sleep(delayMs) {
    return new Promise((resolve) => {
      setTimeout(resolve, delayMs).unref()
    })
  },
}
