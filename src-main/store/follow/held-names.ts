import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** The names in some folders with their inodes, as columns. */
export interface HeldNames {
  /** Names of folder i are [first[i], first[i + 1]). */
  readonly first: Uint32Array
  /** Raw bytes of name i: names[nameFirst[i], nameFirst[i + 1]). */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  readonly inodes: BigInt64Array
}

/** Reads which names the index holds of folders, and which inode each of them has; rows that stepped aside for others have none. */
export function heldNames({index}: Stores, {folders}: {readonly folders: readonly number[]}): HeldNames {
  const read = statement(index, 'SELECT CAST(name AS BLOB), inode FROM entry WHERE parent = ?').safeIntegers().raw()
  const rows: (readonly [name: Buffer, inode: bigint])[] = []
  const first = new Uint32Array(folders.length + 1)
  folders.forEach((folder, at) => {
    for (const row of read.all(folder) as (typeof rows)[number][]) if (row[0][0] !== SLASH) rows.push(row)
    first[at + 1] = rows.length
  })
  const nameFirst = new Uint32Array(rows.length + 1)
  rows.forEach(([name], at) => (nameFirst[at + 1] = nameFirst[at]! + name.length))
  return {
    first,
    nameFirst,
    names: new Uint8Array(Buffer.concat(rows.map(([name]) => name))),
    inodes: BigInt64Array.from(rows, ([, inode]) => inode),
  }
}

const SLASH = 0x2f
