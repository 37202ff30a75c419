import type {WatchParts} from './watch-parts.ts'

/** What was judged to be gone is remembered until nothing has happened for so long: it may yet turn up. */
const QUIET_MS = 60_000

/** Lets the index forget what it has judged, once it stands. */
export function openForgetLater({write, log}: Pick<WatchParts, 'write' | 'log'>): (now: number, isBusy: boolean) => void {
  let busyAt = -Infinity
  let remembers = false
  return (now, isBusy) => {
    if (isBusy) {
      busyAt = now
      remembers = true
    }
    if (!remembers || now - busyAt < QUIET_MS) return
    remembers = false
    write.forgetDeparted().catch((error: unknown) => log.write('warn', 'watch', `what was judged could not be forgotten: ${String(error)}`))
  }
}
