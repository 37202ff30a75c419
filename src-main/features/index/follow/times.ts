/** When something was told, and what of it is due; all times in ms of the monotonic clock. */
export interface Times {
  /** The system was asked whether anything has happened. */
  asked(now: number, isAnything: boolean): void
  looked(): void
  lost(now: number): void
  verified(): void
  /** What was told is to be looked at: nothing more comes, or it has waited long enough. */
  isDue(now: number): boolean
  /** Events were lost, and no more are for a moment. */
  isLossDue(now: number): boolean
  /** Nothing was told for a moment. */
  isCalm(now: number): boolean
  /** Nothing was told for so long that folders that moved are found by now, and others are not there any more. */
  isStill(now: number): boolean
  /** Events were lost, and that is not dealt with. */
  isLossOpen(): boolean
}

/** What happens together is looked at together, and waits for so long at most. */
const QUIET_MS = 25
const MOST_MS = 120
const LOST_QUIET_MS = 500
const LOST_MOST_MS = 3000
const CALM_MS = 80
const STILL_MS = 1000

export function openTimes(): Times {
  const told = openSpan()
  const loss = openSpan()
  const last = {asked: -Infinity, looked: false}
  return {
    asked: (now, isAnything) => {
      // What happened during a look has waited since it began.
      if (isAnything && last.looked) told.add(last.asked)
      if (isAnything) told.add(now)
      Object.assign(last, {asked: now, looked: false})
    },
    looked: () => {
      told.end()
      last.looked = true
    },
    lost: loss.add,
    verified: loss.end,
    isDue: (now) => !told.isOpen() || told.isOver(now, {quiet: QUIET_MS, most: MOST_MS}),
    isLossDue: (now) => loss.isOpen() && loss.isOver(now, {quiet: LOST_QUIET_MS, most: LOST_MOST_MS}),
    isCalm: (now) => now - told.last() >= CALM_MS,
    isStill: (now) => now - told.last() >= STILL_MS,
    isLossOpen: loss.isOpen,
  }
}

/** From the first of several things to the last so far. */
function openSpan() {
  let first = Infinity
  let last = -Infinity
  return {
    add: (now: number): void => {
      first = Math.min(first, now)
      last = now
    },
    end: (): void => {
      first = Infinity
    },
    isOpen: (): boolean => first !== Infinity,
    isOver: (now: number, {quiet, most}: {readonly quiet: number; readonly most: number}): boolean =>
      now - last >= quiet || now - first >= most,
    last: (): number => last,
  }
}
