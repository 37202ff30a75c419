import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** The folders below a root, the root with them, as columns for walkers; `seen` says which this run has finished. */
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
  /** In hexadecimal: one string is made faster than one Buffer. */
  readonly digest: string | null
  readonly name: string | Buffer
}

export const folderTree = `WITH RECURSIVE tree (id) AS (
  SELECT id FROM folder WHERE id = :root
  UNION ALL SELECT folder.id FROM tree JOIN folder ON folder.parent = tree.id)`

// The tables are read in the order of their rows: in that of the tree each row costs a page.
const inOrderOfIds = `${folderTree}, sorted AS MATERIALIZED (SELECT id FROM tree ORDER BY id)
  SELECT folder.id, folder.parent, hex(folder.digest) AS digest, entry.name AS name
    FROM sorted CROSS JOIN folder ON folder.id = sorted.id CROSS JOIN entry ON entry.id = sorted.id`

/** Reads what the index holds of the folders below a root. */
export function knownFolders({index}: Stores, {root, job}: {readonly root: number; readonly job?: string}): KnownColumns {
  const rows = statement(index, inOrderOfIds).all({root}) as Row[]
  const seen = seenFolders(index, job)
  const columns = {
    ids: new Float64Array(rows.length),
    parents: new Float64Array(rows.length),
    digests: new Uint8Array(rows.length * 16),
    nameFirst: new Uint32Array(rows.length + 1),
    seen: new Uint8Array(rows.length),
  }
  const names = Buffer.allocUnsafe(rows.reduce((sum, {name}) => sum + name.length * (typeof name === 'string' ? 3 : 1), 0))
  const digests = Buffer.from(columns.digests.buffer)
  rows.forEach((row, at) => {
    columns.ids[at] = row.id
    columns.parents[at] = row.parent
    if (row.digest) digests.write(row.digest, at * 16, 'hex')
    const first = columns.nameFirst[at]!
    columns.nameFirst[at + 1] = first + (typeof row.name === 'string' ? names.write(row.name, first) : row.name.copy(names, first))
    columns.seen[at] = seen.has(row.id) ? 1 : 0
  })
  return {...columns, names: new Uint8Array(names.subarray(0, columns.nameFirst[rows.length]))}
}

function seenFolders(index: Stores['index'], job: string | undefined): ReadonlySet<number> {
  const parts = statement(index, 'SELECT ids FROM scan_seen WHERE scan = ?')
    .pluck()
    .all(job ?? '') as Buffer[]
  return new Set(parts.flatMap((part) => [...new Float64Array(Uint8Array.from(part).buffer)]))
}
