let scrolledAt = -Infinity

/** A hand that scrolls without rest moves more often. */
const REST_MS = 150

// Heard before the lists themselves hear it, so that it is known when their new rows come.
globalThis.document?.addEventListener('scroll', () => (scrolledAt = performance.now()), {capture: true, passive: true})

/** Whether somebody scrolls just now: then most rows are gone again before anybody has looked at them. */
export const doRowsPass = (now: number): boolean => now - scrolledAt < REST_MS
