import type {Stores} from '../access.ts'
import {openEntryFacts} from './entry-facts.ts'

/** Where entries are: the volume and the path from its top, raw bytes; nothing for those that are gone. In the order asked. */
export function entryPaths(
  {index}: Stores,
  {ids}: {readonly ids: readonly number[]},
): readonly ({readonly volume: string; readonly path: Uint8Array} | undefined)[] {
  const factsOf = openEntryFacts(index)
  return ids.map((id) => {
    const facts = factsOf(id)
    return facts && {volume: facts.volume, path: facts.path}
  })
}
