import {lstatSync} from 'node:fs'
import type {Facts} from '../domain/act/spot.ts'

/** What stands at a path of the disk, as acts see it. */
export function factsAt(path: string): Facts {
  const found = lstatSync(path, {bigint: true})
  return {
    kind: found.isFile() ? 0 : found.isDirectory() ? 1 : found.isSymbolicLink() ? 2 : 3,
    size: Number(found.size),
    mode: Number(found.mode),
    nlink: Number(found.nlink),
    owner: Number(found.uid),
    group: Number(found.gid),
    device: String(found.dev),
    inode: BigInt.asIntN(64, found.ino),
    mtimeNs: found.mtimeNs,
    ctimeNs: found.ctimeNs,
    birthNs: found.birthtimeNs,
  }
}
