import {lstatSync} from 'node:fs'
import {nameOfCause} from './native/errno.ts'

/** What was seen of many paths, a row for each that there was time for. */
export interface Glimpsed {
  /** 1 folder, 0 something else, 2 nothing. */
  readonly kind: Uint8Array
  readonly inode: BigInt64Array
  readonly birthNs: BigInt64Array
  readonly mtimeNs: BigInt64Array
}

export const glimpsed = {other: 0, folder: 1, nothing: 2} as const

/** Looks at paths one after the other for as long as it may take; a disk that has to seek for each is not looked at whole. */
export function glimpse({paths, withinMs}: {readonly paths: readonly Uint8Array[]; readonly withinMs: number}): Glimpsed {
  const [inode, birthNs, mtimeNs] = [0, 1, 2].map(() => new BigInt64Array(paths.length)) as [BigInt64Array, BigInt64Array, BigInt64Array]
  const kind = new Uint8Array(paths.length)
  const until = performance.now() + withinMs
  let at = 0
  for (; at < paths.length && performance.now() < until; at++) {
    try {
      const facts = lstatSync(Buffer.from(paths[at]!), {bigint: true})
      kind[at] = facts.isDirectory() ? glimpsed.folder : glimpsed.other
      inode[at] = BigInt.asIntN(64, facts.ino)
      birthNs[at] = facts.birthtimeNs
      mtimeNs[at] = facts.mtimeNs
    } catch (error) {
      const name = nameOfCause(error)
      if (name === '') throw error
      // What cannot be seen is not gone: the looking ends here.
      if (name !== 'ENOENT' && name !== 'ENOTDIR') break
      kind[at] = glimpsed.nothing
    }
  }
  return {kind: kind.subarray(0, at), inode, birthNs, mtimeNs}
}
