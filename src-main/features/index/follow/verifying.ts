import type {Away} from './away.ts'
import type {Later} from './later.ts'
import {type Looked, lookAtAll} from './look-again.ts'
import {isAtPlace} from './settle-looked.ts'
import type {LookParts} from './watch-parts.ts'

/** Whole locations that are looked at again. */
export interface Verifying {
  /** What stands in a location is not known: nothing that is missed is gone until all of it was looked at. */
  doubt(location: string): void
  /** Volumes are back: their locations are to be looked at before what was missed meanwhile is judged. */
  returned(volumes: readonly string[]): Promise<void>
  /** Looks at all of one. */
  verify(location: string): Promise<void>
  /** It is no location any more: what was missed on its volume does not wait for it. */
  removed(location: string): void
  /** So many are to be looked at because of doubts. */
  readonly size: number
}

interface VerifyingParts extends LookParts {
  readonly away: Away
  /** Locations of which the system could not watch all. */
  readonly unwatched: Set<string>
  runBegins(firstId: number): () => void
  settle(looked: Looked): Promise<void>
  readonly later: Pick<Later, 'verify'>
  rouse(): void
  /** What was missed while a volume was away can be judged. */
  unpark(): void
}

export function openVerifying(parts: VerifyingParts): Verifying {
  const {read, write, volumes, away, unwatched, ticket} = parts
  const doubted = new Set<string>()
  const isBack = async (location: string): Promise<boolean> => {
    if (!away.awaits(location)) return false
    await volumes.fresh()
    const row = (await read.locations()).find(({uuid}) => uuid === location)
    return row !== undefined && isAtPlace(row, volumes)
  }
  const doubt = (location: string): void => {
    doubted.add(location)
    parts.later.verify(location)
    parts.rouse()
  }
  return {
    doubt,
    get size() {
      return doubted.size
    },
    returned: async (came) => {
      for (const {uuid, volume} of await read.locations()) if (came.includes(volume) && away.awaits(uuid)) doubt(uuid)
    },
    removed: (location) => {
      if (!away.removed(location)) return
      parts.unpark()
      parts.rouse()
    },
    verify: async (location) => {
      const {first} = await write.reserveIds({count: 1})
      const end = parts.runBegins(first)
      // Where the system watches folder by folder the look says whether that is still too much.
      const isPolled = ticket > 0 && unwatched.delete(location)
      let hasLooked = false
      try {
        const wasBack = await isBack(location)
        const looked = await lookAtAll(location, parts)
        await parts.settle(looked)
        hasLooked = looked.locations.size > 0
        if (hasLooked && wasBack && away.lookedThrough(location)) parts.unpark()
      } finally {
        doubted.delete(location)
        // Where nobody could look, it is looked at again.
        if (isPolled && !hasLooked) unwatched.add(location)
        end()
      }
    },
  }
}
