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
  /** It is no location any more, and waits for nothing; answers whether it was the last one of a volume. */
  removed(location: string): boolean
}

/** Begins with none. */
export function openAway(): Away {
  const left = new Map<string, Set<string>>()
  // Who asks about volumes may have read the locations before one of them was removed.
  const gone = new Set<string>()
  const lookedThrough = (location: string): boolean => {
    let isLast = false
    for (const [volume, waiting] of left) {
      if (!waiting.delete(location) || waiting.size > 0) continue
      left.delete(volume)
      isLast = true
    }
    return isLast
  }
  return {
    note: (absent, locations) => {
      for (const one of absent) {
        const waiting = locations.filter(({uuid, volume}) => volume === one && !gone.has(uuid))
        if (waiting.length > 0) left.set(one, new Set(waiting.map(({uuid}) => uuid)))
      }
      return [...new Set([...left.keys(), ...absent])]
    },
    awaits: (location) => [...left.values()].some((waiting) => waiting.has(location)),
    lookedThrough,
    removed: (location) => {
      gone.add(location)
      return lookedThrough(location)
    },
  }
}
