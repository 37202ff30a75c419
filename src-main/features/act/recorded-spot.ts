import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {KnownFile} from '../../store/entries/known-files.ts'
import type {RecordedSpot} from './act-request.ts'

/** A file of the index as acts are asked for it, with the facts by which it is known again. */
export function recordedSpot({folder, name, size, mtimeNs, ctimeNs, inode}: KnownFile, mountPoint: Uint8Array): RecordedSpot {
  const above = folder.length === 0 ? mountPoint : joinPath(mountPoint, folder)
  return {
    folder: above,
    name,
    shown: displayName(joinPath(above, name)).text,
    size,
    mtimeNs: String(mtimeNs),
    ctimeNs: String(ctimeNs),
    inode: String(inode),
  }
}
