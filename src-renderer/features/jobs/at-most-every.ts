/** Runs something soon after it was asked for, and not more often than this, however often that is. */
export function atMostEvery(periodMs: number, run: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  return () => {
    waiting ??= setTimeout(
      () => {
        waiting = undefined
        last = performance.now()
        run()
      },
      Math.max(SOON_MS, last + periodMs - performance.now()),
    )
  }
}

/** What changes together is asked for together. */
const SOON_MS = 120
