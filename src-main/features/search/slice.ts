const SLICE_MS = 8

/** Lets others have their turn after some milliseconds. */
export function openSlice(): () => Promise<void> {
  let begun = performance.now()
  return async () => {
    if (performance.now() - begun < SLICE_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    begun = performance.now()
  }
}
