import {equalBytes, joinPath} from '../../domain/byte-path.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import {topOf, type VolumePlaces} from './volume-places.ts'

/**
 * The trash of macOS for what lies in a folder: `~/.Trash` on the home's volume, else `.Trashes/UID` at the top of the volume.
 * It keeps no record of where things were that others may read; who shall put them back must remember it. Written after Apple's documents, and tried on no machine.
 */
export function darwinTrashFor(folder: Uint8Array, places: VolumePlaces & {readonly home: Uint8Array}): Uint8Array {
  const top = topOf(folder, places)
  if (equalBytes(top, topOf(places.home, places))) return joinPath(places.home, encodeUtf8('.Trash'))
  return joinPath(joinPath(top, encodeUtf8('.Trashes')), encodeUtf8(String(places.user)))
}
