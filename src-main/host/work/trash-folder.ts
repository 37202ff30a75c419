import {joinPath, parentPath} from '../../domain/byte-path.ts'
import type {TrashBounds} from '../../domain/act/trash-info.ts'
import {encodeUtf8} from '../../domain/utf8.ts'

/** One trash of one user, as XDG Trash 1.0 has it. It need not be there yet; each of its folders is made with mode 0700. */
export interface TrashFolder {
  readonly folder: Uint8Array
  readonly files: Uint8Array
  readonly info: Uint8Array
  /** What paths in its info files are relative to; paths of the home trash are absolute. */
  readonly bounds: TrashBounds
}

/** The trash in a folder; `top` is that of the volume, where it is not the home trash. */
export function trashFolder(folder: Uint8Array, top?: Uint8Array): TrashFolder {
  return {
    folder,
    files: joinPath(folder, encodeUtf8('files')),
    info: joinPath(folder, encodeUtf8('info')),
    bounds: {base: top ?? parentPath(folder) ?? encodeUtf8('/'), ofVolume: top !== undefined},
  }
}
