import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {nameKey} from '../entries/names.ts'
import type {SeenColumns} from './entry-writer.ts'
import {folderTree} from './known-folders.ts'
import {statement} from '../statement.ts'

export type Finding = 'missing' | 'stale' | 'differing'

/** How a chunk of listings and the index differ: missing = on the disk alone, stale = in the index alone. */
export interface Comparison {
  readonly checked: number
  readonly missing: number
  readonly stale: number
  readonly differing: number
  /** Some of them, by folder and name. */
  readonly examples: readonly {readonly folder: number; readonly name: Uint8Array; readonly finding: Finding}[]
}

export interface CompareInput {
  readonly folderIds: Float64Array
  readonly folderFirst: Uint32Array
  readonly entries: SeenColumns
  readonly examples: number
}

interface Row {
  readonly id: bigint
  readonly name: string | Buffer
  readonly kind: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly inode: bigint
}

/** Compares listings with the rows of their folders; reads only. */
export function compareChunk({index}: Stores, input: CompareInput): Comparison {
  const read = statement(index, 'SELECT id, name, kind, size, mtime, inode FROM entry WHERE parent = ?').safeIntegers()
  const below = statement(index, `${folderTree} SELECT count(*) FROM tree JOIN entry ON entry.parent = tree.id`).pluck()
  const counts = {checked: 0, missing: 0, stale: 0, differing: 0}
  const examples: {folder: number; name: Uint8Array; finding: Finding}[] = []
  const note = (finding: Finding, folder: number, name: Uint8Array): void => {
    counts[finding]++
    if (examples.length < input.examples) examples.push({folder, name: new Uint8Array(name), finding})
  }
  const {entries} = input
  const names = Buffer.from(entries.names.buffer, entries.names.byteOffset, entries.names.byteLength)
  input.folderIds.forEach((folder, at) => {
    const rows = new Map((read.all(folder) as Row[]).map((row) => [nameKey(row.name), row]))
    for (let entry = input.folderFirst[at]!; entry < input.folderFirst[at + 1]!; entry++) {
      const name = names.subarray(entries.nameFirst[entry], entries.nameFirst[entry + 1])
      const key = name.toString('latin1')
      const row = rows.get(key)
      rows.delete(key)
      counts.checked++
      if (!row) note('missing', folder, name)
      else if (differs(entries, entry, row)) note('differing', folder, name)
    }
    for (const row of rows.values()) {
      note('stale', folder, Buffer.from(row.name as Buffer))
      if (row.kind === 1n) counts.stale += below.get({root: Number(row.id)}) as number
    }
  })
  return {...counts, examples}
}

function differs(entries: SeenColumns, at: number, row: Row): boolean {
  return (
    Number(row.kind) !== entries.kind[at] ||
    Number(row.size) !== entries.size[at] ||
    row.mtime !== entries.mtimeNs[at] ||
    row.inode !== entries.inode[at]
  )
}
