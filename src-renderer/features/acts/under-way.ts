const PATIENCE_MS = 3_000

/** What this window has begun to do to files and has not told the end of. */
const begun = new Set<Promise<unknown>>()

/** Counts work as under way until it has ended, well or not. */
export async function underWay<T>(work: Promise<T>): Promise<T> {
  begun.add(work)
  try {
    return await work
  } finally {
    begun.delete(work)
  }
}

/** Whether all that was begun before has ended, or does so in a moment: only then it is known what was done last. */
export async function atRest(): Promise<boolean> {
  const all = Promise.allSettled(begun).then(() => true)
  return Promise.race([all, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS))])
}
