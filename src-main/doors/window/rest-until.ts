/** How long background work is to rest. */
export type Rest = 'hour' | 'tomorrow' | 'ever'

/** The hour at which a day of work begins. */
const MORNING = 8

/** The moment until which background work rests; nothing where somebody must take it back. Tomorrow is what people call so after they slept. */
export function restUntil(rest: Rest, now: Date): string | undefined {
  if (rest === 'ever') return undefined
  if (rest === 'hour') return new Date(now.getTime() + 3_600_000).toISOString()
  const morning = new Date(now)
  if (now.getHours() >= MORNING) morning.setDate(now.getDate() + 1)
  morning.setHours(MORNING, 0, 0, 0)
  return morning.toISOString()
}
