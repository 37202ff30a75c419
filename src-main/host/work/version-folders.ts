import {isWithin, joinPath, pathBelow, splitPath} from '../../domain/byte-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {topOf, type VolumePlaces} from './volume-places.ts'

/**
 * The folder that holds the version store for what is replaced in a target folder: the top of its volume, or the highest folder on the way down where this user may make one.
 * Another user's store is passed by, because what is private must not come to others. Undefined where there is no such folder.
 */
export function versionFolder(target: Uint8Array, places: VolumePlaces): Uint8Array | undefined {
  const top = topOf(target, places)
  if (!isWithin(target, top)) return undefined
  let at = top
  if (mayHold(at, places)) return at
  for (const name of splitPath(pathBelow(target, top))) {
    at = joinPath(at, name)
    if (mayHold(at, places)) return at
  }
  return undefined
}

function mayHold(folder: Uint8Array, {disk, user, mayWrite}: VolumePlaces): boolean {
  const spot: Spot = {folder, name: storeName}
  const store = disk.facts(spot)
  if (store === undefined) return mayWrite(folder)
  return store.kind === 1 && store.owner === user && (store.mode & 0o077) === 0
}

const storeName = encodeUtf8('.onefold-versions')
