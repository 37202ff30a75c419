import type {BigIntStats} from 'node:fs'
import type {Facts} from '../../domain/act/spot.ts'
import {clampNanoseconds} from '../native/node-paths.ts'

/** What node:fs tells, as facts. */
export function nodeFacts(stats: BigIntStats): Facts {
  return {
    kind: stats.isFile() ? 0 : stats.isDirectory() ? 1 : stats.isSymbolicLink() ? 2 : 3,
    size: Number(stats.size),
    mode: Number(stats.mode),
    nlink: Number(stats.nlink),
    owner: Number(stats.uid),
    group: Number(stats.gid),
    device: String(stats.dev),
    inode: BigInt.asIntN(64, stats.ino),
    mtimeNs: clampNanoseconds(stats.mtimeNs),
    ctimeNs: clampNanoseconds(stats.ctimeNs),
    birthNs: clampNanoseconds(stats.birthtimeNs),
  }
}
