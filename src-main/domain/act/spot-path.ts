import {baseName, joinPath, parentPath} from '../byte-path.ts'
import {displayName} from '../display-path.ts'
import {latin1} from '../utf8.ts'
import type {Spot} from './spot.ts'

/** The whole path of a spot. */
export function spotPath(spot: Spot): Uint8Array {
  return joinPath(spot.folder, spot.name)
}

/** The spot of a normal absolute path; undefined for the top, which is a name in no folder. */
export function spotAt(path: Uint8Array): Spot | undefined {
  const folder = parentPath(path)
  return folder && {folder, name: baseName(path)}
}

/** A spot as people and requests name it. */
export function shownSpot(spot: Spot): string {
  return displayName(spotPath(spot)).text
}

const PIECE = 4096

/** Bytes as a key of a map: equal keys are equal bytes, for paths of any length. */
export function bytesKey(bytes: Uint8Array): string {
  if (bytes.length <= PIECE) return latin1(bytes)
  let key = ''
  for (let at = 0; at < bytes.length; at += PIECE) key += latin1(bytes.subarray(at, at + PIECE))
  return key
}

export function spotKey(spot: Spot): string {
  return bytesKey(spotPath(spot))
}

/** The folders above a spot, innermost first, without the top. */
export function* foldersAbove(spot: Spot): Generator<Spot> {
  for (let above = spotAt(spot.folder); above; above = spotAt(above.folder)) yield above
}
