import {CoreError} from '../contract/errors.ts'
import {displayName} from '../domain/display-path.ts'
import {look} from './look.ts'
import {readHead} from './read-head.ts'
import type {EntryColumns} from './walk-chunk.ts'
import {listFolder} from './walk/walk-calls.ts'

/**
 * Reads a disk by raw absolute paths; links are told, never followed.
 * Every call fails with PathNotFound where nothing is there, NotAFolder where a part of the path is none, PermissionDenied or InputOutput.
 */
export interface Disk {
  lstat(path: Uint8Array): Promise<DiskFacts>
  /** What a folder holds, in byte order of the names. */
  list(path: Uint8Array): Promise<readonly DiskEntry[]>
  /** At most `bytes` of the begin of a regular file; nothing of any other kind. */
  readHead(path: Uint8Array, bytes: number): Promise<Uint8Array>
  /** Where a link leads, as it is written in it. Fails with BadInput where there is no link. */
  readLink(path: Uint8Array): Promise<Uint8Array>
  /** False also where a part of the path is missing; fails where nobody may look. */
  exists(path: Uint8Array): Promise<boolean>
}

export interface DiskFacts {
  /** As in index.db: 0 file, 1 dir, 2 link, 3 special, 4 mount (only in lists). */
  readonly kind: number
  readonly size: number
  readonly mode: number
  readonly nlink: number
  readonly inode: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly birthNs: bigint
}

export interface DiskEntry extends DiskFacts {
  readonly name: Uint8Array
}

/** The disk of this machine. Its calls are carried out at once, in the thread that makes them: it belongs in disk threads, not in the core's. */
export const threadDisk: Disk = {
  async lstat(path) {
    return factsAt(lookAt(path).facts, 0)
  },
  async list(path) {
    const {entries, errors, folderIds} = listFolder({path})
    const [error] = errors
    if (folderIds.length === 0)
      throw new CoreError({code: error?.code ?? 'InputOutput', message: error?.message ?? 'This folder could not be read.'})
    return Array.from({length: entries.count}, (_, i) => ({
      name: entries.names.slice(entries.nameFirst[i], entries.nameFirst[i + 1]),
      ...factsAt(entries, i),
    }))
  },
  async readHead(path, bytes) {
    return lookAt(path).kind === 0 ? readHead({path, bytes}) : new Uint8Array(0)
  },
  async readLink(path) {
    const {linkTarget} = lookAt(path)
    if (linkTarget === undefined) throw new CoreError({code: 'BadInput', message: `${displayName(path).text} is not a link.`})
    return linkTarget
  },
  async exists(path) {
    try {
      lookAt(path)
      return true
    } catch (error) {
      if (error instanceof CoreError && (error.code === 'PathNotFound' || error.code === 'NotAFolder')) return false
      throw error
    }
  },
}

function lookAt(path: Uint8Array): ReturnType<typeof look> {
  return look({path, shown: displayName(path).text})
}

function factsAt(columns: EntryColumns, i: number): DiskFacts {
  return {
    kind: columns.kind[i]!,
    size: columns.size[i]!,
    mode: columns.mode[i]!,
    nlink: columns.nlink[i]!,
    inode: columns.inode[i]!,
    mtimeNs: columns.mtimeNs[i]!,
    ctimeNs: columns.ctimeNs[i]!,
    birthNs: columns.birthNs[i]!,
  }
}
