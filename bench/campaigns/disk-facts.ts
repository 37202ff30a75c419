import {type BigIntStats, lstatSync, readdirSync} from 'node:fs'
import {below} from './made-tree.ts'

/** What the disk itself says of one entry; `place` is its path as latin1, so that any bytes make one text. */
export interface DiskFact {
  readonly place: string
  readonly path: Buffer<ArrayBuffer>
  readonly stat: BigIntStats
}

/** Reads a whole tree by plain calls, the reference that an index is held against. */
export function diskFacts(root: string | Uint8Array): Map<string, DiskFact> {
  const facts = new Map<string, DiskFact>()
  const waiting: Buffer<ArrayBuffer>[] = [Buffer.from(root)]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of readdirSync(folder, {encoding: 'buffer'})) {
      const path = below(folder, name)
      const stat = lstatSync(path, {bigint: true})
      const place = path.toString('latin1')
      facts.set(place, {place, path, stat})
      if (stat.isDirectory()) waiting.push(path)
    }
  }
  return facts
}

/** Names a file for as long as it lives: an inode number may be given out again, but not with the same birth. */
export const lifeOf = ({stat}: DiskFact): string => `${stat.dev}:${stat.ino}:${stat.birthtimeNs}`
