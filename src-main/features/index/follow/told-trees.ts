import {baseName, joinPath, parentPath, pathBelow} from '../../../domain/byte-path.ts'
import {openTreeWatch, type TreeWatch} from '../../../host/watch/tree-watch.ts'
import type {Following} from './following.ts'
import {type Place, placeOf} from './look-again.ts'
import type {WatchParts} from './watch-parts.ts'

/** Locations on systems that tell what happens by path. */
export interface ToldTrees {
  /** Locations have come or gone, or their volumes have. */
  refresh(): Promise<void>
  /** Notes what was told since the last time. */
  take(): Promise<void>
  /** Locations of which all is told: they are compared seldom, and all others often. */
  readonly told: ReadonlySet<string>
  close(): Promise<void>
}

type ToldParts = Pick<WatchParts, 'read' | 'write' | 'volumes' | 'isApart'> & {readonly rouse: () => void}

/** Opens it; `rouse` is called when something was told. */
export function openToldTrees(
  following: Pick<Following, 'unwatched' | 'doubt' | 'noteTold'>,
  {rouse, ...parts}: ToldParts,
  trees: TreeWatch = openTreeWatch(rouse),
): ToldTrees {
  const told = new Set<string>()
  let places = new Map<string, Place>()
  let refreshing: Promise<void> = Promise.resolve()
  const refresh = async (): Promise<void> => {
    const now = new Map<string, Place>()
    const locations = await parts.read.locations()
    for (const {uuid} of locations) {
      const place = await placeOf(uuid, parts)
      if (place && !place.isApart) now.set(uuid, place)
    }
    const failed = await trees.keep(new Map([...now].map(([uuid, {path}]) => [uuid, path])))
    places = now
    told.clear()
    for (const {uuid} of locations) {
      const isTold = trees.tellsAll && now.has(uuid) && !failed.has(uuid)
      if (isTold) told.add(uuid)
      else following.unwatched.add(uuid)
      if (isTold) following.unwatched.delete(uuid)
    }
  }
  return {
    refresh: () => {
      const refreshed = refreshing.then(refresh)
      // One that failed is told to its own caller, and is not in the way of the next.
      refreshing = refreshed.catch(() => undefined)
      return refreshed
    },
    take: async () => {
      const {paths, lost} = trees.take()
      for (const uuid of lost) following.doubt(uuid)
      for (const [uuid, some] of paths) {
        const place = places.get(uuid)
        if (place) await note(following, {place, paths: some}, parts)
      }
    },
    told,
    close: async () => {
      await refreshing
      await trees.close()
    },
  }
}

/** Asks about each name in the folder that holds it; where the index does not know that folder, about the first that it does not know on the way. */
async function note(
  following: Pick<Following, 'noteTold'>,
  {place, paths}: {readonly place: Place; readonly paths: readonly Uint8Array[]},
  {read}: Pick<WatchParts, 'read'>,
): Promise<void> {
  const folders = new Map<string, number | undefined>()
  const folderOf = async (path: Uint8Array): Promise<number | undefined> => {
    const key = Buffer.from(path).toString('latin1')
    if (!folders.has(key)) folders.set(key, (await read.findEntry({volume: place.row.volume, path: fromVolumeTop(path, place)})).id)
    return folders.get(key)
  }
  for (const path of paths) {
    for (let at: Uint8Array | undefined = path; at && at.length > 0;) {
      const above: Uint8Array = parentPath(at) ?? new Uint8Array(0)
      const folder: number | undefined = await folderOf(above)
      if (folder !== undefined) {
        following.noteTold(folder, baseName(at))
        break
      }
      at = above
    }
  }
}

const fromVolumeTop = (below: Uint8Array, {path, volumeTop}: Place): Uint8Array =>
  pathBelow(below.length === 0 ? path : joinPath(path, below), volumeTop)
