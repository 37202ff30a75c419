import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** Every name of a file that has the same bytes as another file, as columns. */
export interface DuplicatedNames {
  readonly ids: Float64Array
  /** 1 for the first name of each file: a file of several names lies on the disk once. */
  readonly firsts: Uint8Array
}

type Row = readonly [content: number, id: number, volume: number, inode: string | null]

/** Finds them among the contents that are known in full, on all volumes. */
export function duplicatedNames({index}: Stores, _input?: undefined): DuplicatedNames {
  const rows = statement(
    index,
    `WITH many AS MATERIALIZED (
       SELECT content FROM entry INDEXED BY entry_content WHERE content IS NOT NULL AND id NOT IN (SELECT entry FROM scan_missing)
         GROUP BY content HAVING count(*) > 1)
     SELECT many.content, entry.id, entry.volume, CASE WHEN nlink > 1 THEN CAST(inode AS TEXT) END
       FROM many CROSS JOIN content ON content.id = many.content CROSS JOIN entry INDEXED BY entry_content ON entry.content = many.content
       WHERE content.size > 0 AND substr(key, 1, 1) = x'66' AND entry.kind = 0 AND entry.id NOT IN (SELECT entry FROM scan_missing)`,
  )
    .raw()
    .all() as Row[]
  const found: {readonly id: number; readonly first: boolean}[] = []
  for (let from = 0; from < rows.length;) {
    let to = from
    while (to < rows.length && rows[to]![0] === rows[from]![0]) to++
    const names = namesOf(rows.slice(from, to))
    if (names.filter(({first}) => first).length > 1) found.push(...names)
    from = to
  }
  return {ids: Float64Array.from(found, ({id}) => id), firsts: Uint8Array.from(found, ({first}) => Number(first))}
}

/** The names of one content, and which of them is the first of its file. */
function namesOf(rows: readonly Row[]): readonly {readonly id: number; readonly first: boolean}[] {
  const seen = new Set<string>()
  return rows.map(([, id, volume, inode]) => {
    const file = `${volume} ${inode ?? `of ${id}`}`
    const first = !seen.has(file)
    seen.add(file)
    return {id, first}
  })
}
