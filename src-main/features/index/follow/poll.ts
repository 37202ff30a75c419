import type {Following} from './following.ts'
import type {WatchParts} from './watch-parts.ts'

/** A location of which not all can be watched is looked at this often, or seldom enough that it takes a twentieth of the time. */
const POLL_EVERY_MS = 15_000
const POLL_SHARE = 20

type PollParts = Pick<WatchParts, 'clock' | 'log' | 'write'>

/** Looks from time to time at locations of which not all can be watched; nobody waits for it, as a volume may not answer. */
export function openPoll(following: Following, parts: PollParts): () => void {
  const {clock} = parts
  let at = Infinity
  let polling = false
  const poll = async (began: number): Promise<void> => {
    polling = true
    await lookThrough(following, parts)
    at = clock.monotonicMs() + Math.max(POLL_EVERY_MS, (clock.monotonicMs() - began) * POLL_SHARE)
    polling = false
  }
  return () => {
    const now = clock.monotonicMs()
    if (polling) return
    if (following.unwatched.size === 0) at = Infinity
    else if (at === Infinity) at = now + POLL_EVERY_MS
    if (now >= at) void poll(now)
  }
}

/** What is missed in one of them may have moved, while it was looked at, to where somebody had looked before: all are looked at once more then. */
async function lookThrough(following: Following, {write, log}: PollParts): Promise<void> {
  const tell = (error: unknown): void => log.write('warn', 'watch', `a location could not be looked at: ${String(error)}`)
  const reserved = await write.reserveIds({count: 1}).catch(tell)
  if (!reserved) return
  const end = following.runBegins(reserved.first)
  for (let round = 0; round < 2 && (round === 0 || following.isStirred()); round++) {
    for (const location of Array.from(following.unwatched)) await following.verify(location).catch(tell)
  }
  end()
}
