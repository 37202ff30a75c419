import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** The folders below a root, the root first, as columns for walkers; `seen` says which this run has finished. */
export interface KnownColumns {
  readonly ids: Float64Array
  readonly parents: Float64Array
  readonly digests: Uint8Array
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  readonly seen: Uint8Array
}

interface Row {
  readonly id: number
  readonly parent: number
  readonly digest: Buffer | null
  readonly name: Buffer
}

export const folderTree = `WITH RECURSIVE tree (id) AS (
  SELECT id FROM folder WHERE id = :root
  UNION ALL SELECT folder.id FROM tree JOIN folder ON folder.parent = tree.id)`

/** Reads what the index holds of the folders below a root. */
export function knownFolders({index}: Stores, {root, job}: {readonly root: number; readonly job?: string}): KnownColumns {
  const rows = statement(
    index,
    `${folderTree} SELECT folder.id, folder.parent, folder.digest, CAST(entry.name AS BLOB) AS name
       FROM tree JOIN folder ON folder.id = tree.id JOIN entry ON entry.id = tree.id`,
  ).all({root}) as Row[]
  const seen = seenFolders(index, job)
  const columns = {
    ids: new Float64Array(rows.length),
    parents: new Float64Array(rows.length),
    digests: new Uint8Array(rows.length * 16),
    nameFirst: new Uint32Array(rows.length + 1),
    seen: new Uint8Array(rows.length),
  }
  rows.forEach((row, at) => {
    columns.ids[at] = row.id
    columns.parents[at] = row.parent
    if (row.digest) columns.digests.set(row.digest, at * 16)
    columns.nameFirst[at + 1] = columns.nameFirst[at]! + row.name.length
    columns.seen[at] = seen.has(row.id) ? 1 : 0
  })
  return {...columns, names: new Uint8Array(Buffer.concat(rows.map((row) => row.name)))}
}

function seenFolders(index: Stores['index'], job: string | undefined): ReadonlySet<number> {
  const parts = statement(index, 'SELECT ids FROM scan_seen WHERE scan = ?')
    .pluck()
    .all(job ?? '') as Buffer[]
  return new Set(parts.flatMap((part) => [...new Float64Array(Uint8Array.from(part).buffer)]))
}
