import {bytesKey, spotKey} from '../../domain/act/spot-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {NamedRow} from '../../store/entries/find-places.ts'
import type {FollowParts, IndexedFolder} from './follow-ground.ts'
import type {LookedSpot} from './spot-calls.ts'

/** What stands at spots now, by their keys. */
export async function lookAt(spots: readonly Spot[], {looker}: Pick<FollowParts, 'looker'>): Promise<ReadonlyMap<string, LookedSpot>> {
  const byFolder = [...Map.groupBy(spots, ({folder}) => bytesKey(folder)).values()]
  const folders = byFolder.map((group) => ({path: group[0]!.folder, names: group.map(({name}) => name)}))
  const looked = await looker.lookAtSpots({folders})
  return new Map(byFolder.flatMap((group, at) => group.map((spot, no) => [spotKey(spot), looked[at]![no]!] as const)))
}

/** The rows of spots, by their keys. */
export async function rowsAt(
  spots: readonly Spot[],
  {folders, read}: {readonly folders: ReadonlyMap<string, IndexedFolder>; readonly read: FollowParts['read']},
): Promise<ReadonlyMap<string, NamedRow>> {
  const rows = new Map<string, NamedRow>()
  for (const [key, group] of Map.groupBy(spots, ({folder}) => bytesKey(folder))) {
    const id = folders.get(key)?.id
    if (id === undefined) continue
    const found = await read.namesIn({folder: id, names: group.map(({name}) => name)})
    for (const [at, row] of found.entries()) if (row) rows.set(spotKey(group[at]!), row)
  }
  return rows
}

export function distinct(paths: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(paths.map((path) => [bytesKey(path), path])).values()]
}

export const isFacts = (looked: LookedSpot | undefined): looked is Facts => typeof looked === 'object'

const ROWS_AT_ONCE = 256

/** Rows that are written at once: whoever writes meanwhile, as the journal of the act itself, waits for no more. */
export function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE)
}
