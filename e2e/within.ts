/** Less than a hook may take, so that one that fails says which of its steps did not come to its end. */
const WITHIN_MS = 40_000

/** Waits for one step of a spec, and fails by its name when it takes too long. */
export async function within<V>(step: string, work: Promise<V>, ms = WITHIN_MS): Promise<V> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${ms / 1000} s: ${step}`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Looks again and again until it is so; for hooks, in which nothing is expected. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  let over = false
  const looking = async (): Promise<void> => {
    while (!over && !(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await within(what, looking()).finally(() => (over = true))
}
