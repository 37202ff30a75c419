/** From which row number on those are looked for that may be rows that are missed. */
export interface NewcomersSince {
  /** A look begins, whose new rows have this number or a higher one. */
  look(firstId: number, now: number): void
  /** What came before that look may be what is missed as well, until all is settled. */
  reachBackTo(firstId: number): void
  /** Nothing is missed any more. */
  settled(): void
  /** For rows that are missed now. */
  first(): number
}

/** A look may come by the new place of a file before it misses it at the old one, but not by so much. */
const APART_MS = 30_000

/** Remembers where looks began, so that for one row that is missed not all rows since the start are read. */
export function openNewcomersSince(): NewcomersSince {
  let [older, newer] = [Infinity, Infinity]
  let turnedAt = -Infinity
  let reached = Infinity
  return {
    look: (firstId, now) => {
      if (now - turnedAt < APART_MS) return
      older = newer === Infinity ? firstId : newer
      newer = firstId
      turnedAt = now
    },
    reachBackTo: (firstId) => (reached = Math.min(reached, firstId)),
    settled: () => (reached = Infinity),
    first: () => Math.min(reached, older, Number.MAX_SAFE_INTEGER),
  }
}
