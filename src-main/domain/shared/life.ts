import {deviceOf, type Stamp} from './hybrid-clock.ts'

/** The newest moment of each device at which it did something, ordered by device. */
export type Dots = readonly Stamp[]

/**
 * Whether something is there, as an observed-remove set knows it: who adds leaves a dot, who removes covers the dots that he has seen.
 * So what somebody added or changed meanwhile stays, and nobody needs to be asked.
 */
export interface Life {
  readonly added: Dots
  readonly removed: Dots
}

export const unborn: Life = {added: [], removed: []}

export function isAlive({added, removed}: Life): boolean {
  const covered = new Map(removed.map((dot) => [deviceOf(dot), dot]))
  return added.some((dot) => dot > (covered.get(deviceOf(dot)) ?? ''))
}

/** The same with one more sign of life. */
export const revived = ({added, removed}: Life, at: Stamp): Life => ({added: joinDots(added, [at]), removed})

/** The same with everything covered that is known of it. */
export const ended = ({added, removed}: Life): Life => ({added, removed: joinDots(removed, added)})

/** Two versions as one; in whatever order and however often they meet, the result is the same. */
export const mergeLives = (a: Life, b: Life): Life => ({added: joinDots(a.added, b.added), removed: joinDots(a.removed, b.removed)})

function joinDots(a: Dots, b: Dots): Dots {
  const newest = new Map<string, Stamp>()
  for (const dot of [...a, ...b]) {
    const device = deviceOf(dot)
    if (dot > (newest.get(device) ?? '')) newest.set(device, dot)
  }
  return [...newest].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, dot]) => dot)
}
