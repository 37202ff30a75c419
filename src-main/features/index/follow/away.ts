import type {LocationRow} from '../../../store/location-rows.ts'

type Place = Pick<LocationRow, 'uuid' | 'volume'>

/**
 * Volumes that were not at their places when something of them was to be judged. One that is back is still away here until all of its
 * locations were looked through: what was missed meanwhile, in the empty folder that it leaves behind, may be there.
 */
export interface Away {
  /** These are not there now; answers all of which nothing may be judged. */
  note(absent: readonly string[], locations: readonly Place[]): readonly string[]
  /** It is to be looked through when its volume is back. */
  awaits(location: string): boolean
  /** All of it was looked through while its volume was there; answers whether that was the last one of a volume. */
  lookedThrough(location: string): boolean
}

/** Begins with none. */
export function openAway(): Away {
  const left = new Map<string, Set<string>>()
  return {
    note: (absent, locations) => {
      for (const [volume, waiting] of left) {
        const kept = locations.filter(({uuid}) => waiting.has(uuid))
        if (kept.length === 0) left.delete(volume)
      }
      for (const one of absent) left.set(one, new Set(locations.filter(({volume}) => volume === one).map(({uuid}) => uuid)))
      return [...left.keys()]
    },
    awaits: (location) => [...left.values()].some((waiting) => waiting.has(location)),
    lookedThrough: (location) => {
      let isLast = false
      for (const [volume, waiting] of left) {
        if (!waiting.delete(location) || waiting.size > 0) continue
        left.delete(volume)
        isLast = true
      }
      return isLast
    },
  }
}
