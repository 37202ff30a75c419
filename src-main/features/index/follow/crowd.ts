/** More folders than these at once are a crowd. */
const CROWD = 256
/** While a crowd waits to be looked at and runs list, what was missed waits for so long to be settled: whoever searches finds what is there before that. */
const PUT_OFF_MS = 10_000

/** Whether so much happens that it is dealt with as a whole; then settling is put off, and never for long. */
export interface Crowd {
  /** So many folders are to be looked at. */
  waits(folders: number): void
  readonly isOne: boolean
  /** Whether settling is put off now, while there is more to look at and runs list. */
  putsOff(isMore: boolean, now: number): boolean
  /** All was settled. */
  settled(): void
}

export function openCrowd(): Crowd {
  let isOne = false
  let since = Infinity
  return {
    waits: (folders) => (isOne = folders > CROWD),
    get isOne() {
      return isOne
    },
    putsOff: (isMore, now) => {
      if (!isOne || !isMore) return false
      since = Math.min(since, now)
      return now - since < PUT_OFF_MS
    },
    settled: () => (since = Infinity),
  }
}
