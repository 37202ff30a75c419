import {core} from './client.ts'

/** Often enough for background work to keep out of the way, and no more. */
const TELL_EVERY_MS = 15_000
const signs = ['pointerdown', 'keydown', 'wheel'] as const

/** Tells the core that somebody uses this window; the answer ends it. */
export function tellPresence(): () => void {
  let toldAt = -Infinity
  const tell = (): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return
    toldAt = performance.now()
    // A line that is lost is told by the window itself.
    void core.core.present({}).catch(() => undefined)
  }
  for (const sign of signs) window.addEventListener(sign, tell, {capture: true, passive: true})
  return () => {
    for (const sign of signs) window.removeEventListener(sign, tell, {capture: true})
  }
}
