/** Whoever lists whole trees at the moment. */
export interface Runs {
  /** One begins, whose new rows have this number or a higher one; the answer ends it, once. */
  begin(firstId: number, ended: () => void): () => void
  readonly size: number
  /** The least number that is new in one of them. */
  readonly newFrom: number
}

export function openRuns(): Runs {
  const runs = new Map<symbol, number>()
  return {
    begin: (firstId, ended) => {
      const run = Symbol('run')
      runs.set(run, firstId)
      return () => {
        if (runs.delete(run)) ended()
      }
    },
    get size() {
      return runs.size
    },
    get newFrom() {
      return Math.min(...runs.values(), Infinity)
    },
  }
}
