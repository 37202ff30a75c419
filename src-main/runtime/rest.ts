import type {Clock, Scheduler} from '../domain/ports.ts'
import type {Thread} from './threads.ts'

/**
 * Lets the threads give memory back once no call has been answered for a while: what was taken for an index run or for many searches.
 * One after the other, so that whoever asks meanwhile waits for one of them at most.
 */
export function openRest({threads, clock, scheduler, giveBack, residentBytes}: RestParts): {end(): void} {
  let heardAt = 0
  let waiting: (() => void) | undefined
  let resting = false
  let heldAfterRest = -Infinity
  /** Since all rested. */
  let answers = 0
  let ended = false

  const leftMs = (): number => heardAt + QUIET_MS - clock.monotonicMs()
  const look = (): void => {
    waiting = undefined
    if (leftMs() > 0) waiting = scheduler.after(leftMs(), look)
    else void rest()
  }
  const rest = async (): Promise<void> => {
    // After little work that took little, to look for what can be given back is the greater work.
    if (answers < WORTH_ANSWERS && residentBytes() - heldAfterRest < WORTH_BYTES) return
    const begunAt = heardAt
    const undisturbed = (): boolean => !ended && heardAt === begunAt
    resting = true
    for (const thread of threads) {
      // A thread that dies has its mourners.
      if (undisturbed()) await thread.rest().catch(() => undefined)
    }
    resting = false
    if (undisturbed()) {
      giveBack()
      heldAfterRest = residentBytes()
      answers = 0
    } else if (!ended) look()
  }

  for (const thread of threads) {
    thread.onAnswer(() => {
      heardAt = clock.monotonicMs()
      answers++
      if (!ended && !resting) waiting ??= scheduler.after(QUIET_MS, look)
    })
  }
  return {
    end: () => {
      ended = true
      waiting?.()
    },
  }
}

const QUIET_MS = 2000
const WORTH_BYTES = 8_000_000
/** A run of an index, which may leave room that was taken before the last rest. */
const WORTH_ANSWERS = 300

export interface RestParts {
  /** In the order in which they rest. */
  readonly threads: readonly Pick<Thread<unknown>, 'rest' | 'onAnswer'>[]
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly scheduler: Pick<Scheduler, 'after'>
  /** What the process gives back when its threads have. */
  giveBack(): void
  /** What the process holds of the machine's memory. */
  residentBytes(): number
}
