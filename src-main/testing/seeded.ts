/** Random numbers that a seed decides, so that what failed can be run again. */
export interface Seeded {
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
  /** True so many times of a hundred. */
  chance(percent: number): boolean
}

/** Opens the sequence of a seed: mulberry32, enough for choosing and no more. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {below, pick: (from) => from[below(from.length)]!, chance: (percent) => below(100) < percent}
}
