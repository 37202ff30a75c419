// What this window knows of pictures by their addresses.
const shown = new Set<string>()
const broken = new Map<string, number>()

const MOST = 5_000
/** The disk may be back, or the core. */
const TRY_AGAIN_MS = 30_000

/** A picture that showed appears at once the next time. */
export function noteShown(url: string): void {
  if (shown.size >= MOST) shown.clear()
  shown.add(url)
}

/** One that is broken is left for a while. */
export function noteBroken(url: string, now: number): void {
  if (broken.size >= MOST) broken.clear()
  broken.set(url, now)
}

export const wasShown = (url: string): boolean => shown.has(url)
export const isBroken = (url: string, now: number): boolean => now - (broken.get(url) ?? -Infinity) < TRY_AGAIN_MS
