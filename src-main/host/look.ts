import {accessSync, constants, lstatSync, readlinkSync} from 'node:fs'
import {Buffer} from 'node:buffer'
import {type Owner, ownerOf} from './owner-names.ts'
import {diskError} from './native/errno.ts'
import type {EntryColumns} from './walk-chunk.ts'

/** What stands at one path of the disk; links are not followed. */
export interface Looked {
  /** As in index.db: 0 file, 1 dir, 2 link, 3 special. */
  readonly kind: number
  /** One row; its name is empty. */
  readonly facts: EntryColumns
  readonly linkTarget: Uint8Array | undefined
  /** Of a folder: whether this user may list it. */
  readonly listable: boolean
  /** What it takes on the volume, which of a sparse or compressed file is less than its size; absent where the system does not tell. */
  readonly diskBytes?: number | undefined
  readonly accessedMs: number
  /** Absent where files have no owner, as on Windows. */
  readonly owner?: Owner | undefined
}

/** Looks at one path. Fails with PathNotFound, PermissionDenied or InputOutput. */
export function look({path, shown}: {readonly path: Uint8Array; readonly shown: string}): Looked {
  const bytes = Buffer.from(path)
  try {
    const found = lstatSync(bytes, {bigint: true})
    const kind = kindOf(found)
    return {
      kind,
      facts: {
        count: 1,
        kind: Uint8Array.of(kind),
        mode: Uint32Array.of(Number(found.mode)),
        nlink: Uint32Array.of(Number(found.nlink)),
        size: Float64Array.of(Number(found.size)),
        mtimeNs: BigInt64Array.of(found.mtimeNs),
        ctimeNs: BigInt64Array.of(found.ctimeNs),
        birthNs: BigInt64Array.of(found.birthtimeNs),
        inode: BigInt64Array.of(BigInt.asIntN(64, found.ino)),
        proposedId: Float64Array.of(0),
        nameFirst: Uint32Array.of(0, 0),
        names: new Uint8Array(0),
      },
      linkTarget: kind === 2 ? new Uint8Array(readlinkSync(bytes, {encoding: 'buffer'})) : undefined,
      listable: kind === 1 && mayList(bytes),
      // Always counted in blocks of 512 bytes, whatever the volume's own are.
      diskBytes: process.platform === 'win32' ? undefined : Number(found.blocks) * 512,
      accessedMs: Number(found.atimeMs),
      owner: ownerOf(Number(found.uid), Number(found.gid)),
    }
  } catch (error) {
    throw diskError(error, `${shown} could not be read`)
  }
}

function mayList(path: Buffer): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return false
    throw error
  }
}

/** The kind of what stands at a path, or none where nothing can be seen there. */
export function seen({path}: {readonly path: Uint8Array}): {readonly kind: number | undefined} {
  try {
    return {kind: kindOf(lstatSync(Buffer.from(path)))}
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).errno === 'number') return {kind: undefined}
    throw error
  }
}

function kindOf(found: {isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean}): number {
  if (found.isFile()) return 0
  if (found.isDirectory()) return 1
  return found.isSymbolicLink() ? 2 : 3
}
