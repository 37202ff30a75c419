import type {Clock, Scheduler} from '../domain/ports.ts'
import type {Thread} from './threads.ts'

/**
 * Lets the threads give memory back once no call has been answered for a while: what was taken for a start, an index run or many searches.
 * One after the other, so that whoever asks meanwhile waits for one of them at most; while some work on, those rest that do not.
 */
export function openRest({threads, clock, scheduler, giveBack, residentBytes}: RestParts): {end(): void} {
  let heardAt = 0
  let waiting: (() => void) | undefined
  let resting = false
  let heldAfterRest = -Infinity
  /** Since all rested. */
  let answers = 0
  let ended = false

  const crew: Resting[] = threads.map((thread) => ({thread, heardAt: -Infinity, isTired: false}))

  const leftMs = (): number => heardAt + QUIET_MS - clock.monotonicMs()
  const look = (): void => {
    waiting = undefined
    if (leftMs() > 0) {
      waiting = scheduler.after(leftMs(), look)
      if (!resting) void restQuiet(crew.filter(({isTired}) => isTired))
    } else void rest()
  }
  const restQuiet = async (which: readonly Resting[]): Promise<void> => {
    resting = true
    for (const one of which) {
      if (ended || one.heardAt + QUIET_MS > clock.monotonicMs()) continue
      one.isTired = false
      // A thread that dies has its mourners.
      await one.thread.rest().catch(() => undefined)
    }
    resting = false
  }
  const rest = async (): Promise<void> => {
    if (resting) return void (waiting = scheduler.after(QUIET_MS, look))
    // After little work that took little, to look for what can be given back is the greater work.
    if (answers < WORTH_ANSWERS && residentBytes() - heldAfterRest < WORTH_BYTES) return
    const begunAt = heardAt
    const undisturbed = (): boolean => !ended && heardAt === begunAt
    await restQuiet(crew)
    if (undisturbed()) {
      giveBack()
      heldAfterRest = residentBytes()
      answers = 0
    } else if (!ended) look()
  }

  for (const one of crew) {
    one.thread.onAnswer(() => {
      heardAt = one.heardAt = clock.monotonicMs()
      one.isTired = true
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

interface Resting {
  readonly thread: RestParts['threads'][number]
  heardAt: number
  /** It has worked since it rested. */
  isTired: boolean
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
