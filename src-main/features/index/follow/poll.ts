import type {Following} from './following.ts'
import type {WatchParts} from './watch-parts.ts'

/** How often locations are looked at, or seldom enough that it takes this share of the time. */
export interface PollRate {
  readonly everyMs: number
  readonly share: number
}

/** Of locations of which not all can be watched. */
export const OFTEN: PollRate = {everyMs: 15_000, share: 20}
/** Of those of which the system tells all, but may not tell when it lost something. */
export const SELDOM: PollRate = {everyMs: 600_000, share: 200}

type PollParts = Pick<WatchParts, 'clock' | 'log' | 'write'>

/** Looks from time to time at some locations; nobody waits for it, as a volume may not answer. */
export function openPoll(following: Following, locations: ReadonlySet<string>, parts: PollParts & {readonly rate: PollRate}): () => void {
  const {
    clock,
    rate: {everyMs, share},
  } = parts
  let at = Infinity
  let polling = false
  const poll = async (began: number): Promise<void> => {
    polling = true
    await lookThrough(following, locations, parts)
    at = clock.monotonicMs() + Math.max(everyMs, (clock.monotonicMs() - began) * share)
    polling = false
  }
  return () => {
    const now = clock.monotonicMs()
    if (polling) return
    if (locations.size === 0) at = Infinity
    else if (at === Infinity) at = now + everyMs
    if (now >= at) void poll(now)
  }
}

/** What is missed in one of them may have moved, while it was looked at, to where somebody had looked before: all are looked at once more then. */
async function lookThrough(following: Following, locations: ReadonlySet<string>, {write, log}: PollParts): Promise<void> {
  const tell = (error: unknown): void => log.write('warn', 'watch', `a location could not be looked at: ${String(error)}`)
  const reserved = await write.reserveIds({count: 1}).catch(tell)
  if (!reserved) return
  const end = following.runBegins(reserved.first)
  for (let round = 0; round < 2 && (round === 0 || following.isStirred()); round++) {
    for (const location of Array.from(locations)) await following.verifying.verify(location).catch(tell)
  }
  end()
}
