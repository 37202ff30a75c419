import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {openPlaces} from './places.ts'

/** A folder by which a volume is known again. */
export interface KnownFolder {
  readonly id: number
  /** From the volume's top. */
  readonly path: Uint8Array
  readonly inode: bigint
  readonly birthNs: bigint
  readonly mtimeNs: bigint
}

/** Folders that locations keep of a volume, the highest ones first. */
export function volumeFolders({index}: Stores, {volume, count}: {readonly volume: string; readonly count: number}): readonly KnownFolder[] {
  const rows = statement(
    index,
    `WITH RECURSIVE below (id, depth) AS (
       SELECT root.entry, 0 FROM root JOIN entry ON entry.id = root.entry JOIN volume ON volume.id = entry.volume
         WHERE root.location IS NOT NULL AND volume.uuid = :volume
       UNION ALL SELECT folder.id, depth + 1 FROM below JOIN folder ON folder.parent = below.id
       ORDER BY 2 LIMIT :count)
     SELECT entry.id, inode, birth, mtime FROM below CROSS JOIN entry ON entry.id = below.id
       WHERE kind = 1 AND inode <> 0 AND substr(CAST(name AS BLOB), 1, 1) <> x'2f' ORDER BY depth`,
  )
    .safeIntegers()
    .all({volume, count}) as Record<'id' | 'inode' | 'birth' | 'mtime', bigint>[]
  const places = openPlaces(index)
  return rows.map(({id, inode, birth, mtime}) => ({
    id: Number(id),
    path: new Uint8Array(places.pathOf(Number(id))),
    inode,
    birthNs: birth,
    mtimeNs: mtime,
  }))
}
