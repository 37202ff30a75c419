/** Something that waits for its turn. */
export interface Turn {
  readonly urgent: boolean
  /** Milliseconds; when it was asked for. */
  readonly since: number
}

/** What a window asks for at once comes within this time. */
const TOGETHER_MS = 150

/** Takes what is next: the urgent before all, then what was asked for together last, as that is in view now; of these the first first. */
export function takeNext<T extends Turn>(waiting: T[]): T | undefined {
  if (waiting.length === 0) return undefined
  const last = waiting.at(-1)!
  let first = waiting.length - 1
  while (
    first > 0 &&
    waiting[first]!.since - waiting[first - 1]!.since < TOGETHER_MS &&
    last.since - waiting[first - 1]!.since < MOST_TOGETHER_MS
  )
    first--
  const urgent = waiting.findIndex((one) => one.urgent)
  return waiting.splice(urgent >= 0 ? urgent : first, 1)[0]
}

/** Who scrolls without rest has seen the first of it long ago. */
const MOST_TOGETHER_MS = 600
