import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import type {GroupsInput} from './duplicate-groups.ts'
import {repeatedInodes, repeatsBy, type ScopedRows, scopedRows} from './duplicate-scope.ts'
import {byBytes, type DuplicateEntry, entryOf, type GroupCursor, pageAfter} from './group-pages.ts'

/** Files that may have the same bytes, because their samples agree or nothing but their size is known. */
export interface PossibleGroup {
  readonly size: number
  /** The sample id that they share; absent where one of them was not read so far. */
  readonly sample?: Uint8Array | undefined
  /** Every path of that sample or size. */
  readonly entries: readonly DuplicateEntry[]
  /** Of these the full hash (and the sample, where one was not read) must be known to be sure; of several names of a file one. */
  readonly toHash: readonly number[]
}
export interface PossibleGroups {
  readonly total: number
  /** What must be read to be sure of all groups. */
  readonly bytesToHash: number
  readonly groups: readonly PossibleGroup[]
  readonly cursor?: GroupCursor | undefined
}

/** By `id`: the content that is sampled, or the size in negative. */
interface Found extends GroupCursor {
  readonly size: number
  readonly toHash: number
}
type Repeats = ReturnType<typeof repeatedInodes>

/** Files that only hashing can tell apart, those first that would hold the most to reclaim. */
export function possibleDuplicates({index}: Stores, input: GroupsInput): PossibleGroups {
  return index.transaction((): PossibleGroups => {
    const scope = scopedRows(index, input)
    const repeats = repeatedInodes(index, scope)
    const found = [...sameSample(index, scope, repeats), ...sameSize(index, scope, repeats)].toSorted(byBytes)
    const {page, cursor} = pageAfter(found, input)
    const groups = new Map([...sampleGroups(index, page, scope), ...sizeGroups(index, page, scope)])
    return {
      total: found.length,
      bytesToHash: found.reduce((sum, {toHash, size}) => sum + toHash * size, 0),
      groups: page.flatMap(({id}) => groups.get(id) ?? []),
      cursor,
    }
  })()
}

/** The contents that share a sample, which is the key of `own`: itself, and those whose full hash is known. */
const sampled = `SELECT own.id AS own, own.id AS content FROM content AS own WHERE substr(own.key, 1, 1) = x'73' AND own.size > 0
  UNION ALL SELECT own.id, whole.id FROM content AS own JOIN content AS whole ON whole.sample = substr(own.key, 2)
    WHERE substr(own.key, 1, 1) = x'73' AND substr(whole.key, 1, 1) = x'66'`

/** A sampled content with two files, or with one file and another that has the sample and a full hash. */
function sameSample(index: Stores['index'], {start, inside, values}: ScopedRows, repeats: Repeats): readonly Found[] {
  const rows = statement(
    index,
    `${start(`sampled (own, content) AS MATERIALIZED (${sampled})`)} SELECT own, group_concat(DISTINCT entry.content) AS contents,
         min(entry.size) AS size, count(*) AS names, sum(entry.content = own) AS toHash
       FROM sampled CROSS JOIN entry INDEXED BY entry_content ON entry.content = sampled.content
       WHERE ${inside} GROUP BY own HAVING count(*) > 1 AND sum(entry.content = own) > 0`,
  ).all(values) as {own: number; contents: string; size: number; names: number; toHash: number}[]
  const more = repeatsBy(repeats, ({content}) => content ?? undefined)
  return rows.flatMap(({own, contents, size, names, toHash}) => {
    const others = names - 1 - contents.split(',').reduce((sum, content) => sum + more.of(Number(content)), 0)
    return others > 0 ? [{id: own, size, bytes: size * others, toHash: toHash - more.of(own)}] : []
  })
}

/** A size that two files have, one of which was never read. */
function sameSize(index: Stores['index'], {start, from, where, values}: ScopedRows, repeats: Repeats): readonly Found[] {
  const unreadFile = statement(
    index,
    `${start()} SELECT 1 FROM ${from} WHERE kind = 0 AND entry.size > 0 AND content IS NULL AND ${where} LIMIT 1`,
  )
  if (unreadFile.get(values) === undefined) return []
  const rows = statement(
    index,
    `${start()} SELECT entry.size, count(*) AS names, sum(content IS NULL) AS toHash FROM ${from}
       WHERE kind = 0 AND entry.size > 0 AND ${where} GROUP BY entry.size HAVING count(*) > 1 AND sum(content IS NULL) > 0`,
  ).all(values) as {size: number; names: number; toHash: number}[]
  const more = repeatsBy(repeats, ({size}) => size)
  const unread = repeatsBy(repeats, ({size, content}) => (content === null ? size : undefined))
  return rows.flatMap(({size, names, toHash}) => {
    const others = names - 1 - more.of(size)
    return others > 0 ? [{id: -size, size, bytes: size * others, toHash: toHash - unread.of(size)}] : []
  })
}

type Row = Readonly<Record<'group' | 'id' | 'volume' | 'inode' | 'size' | 'unsure', bigint>>
type Told = readonly (readonly [number, PossibleGroup])[]

function sampleGroups(index: Stores['index'], page: readonly Found[], {start, inside, values}: ScopedRows): Told {
  const ids = page.flatMap(({id}) => (id > 0 ? [id] : []))
  if (ids.length === 0) return []
  const wanted = `sampled (own, content) AS (${sampled.replaceAll('WHERE', 'WHERE own.id IN (SELECT value FROM json_each(:wanted)) AND')})`
  const rows = statement(
    index,
    `${start(wanted)} SELECT own AS "group", entry.id, entry.volume, entry.inode, entry.size, entry.content = own AS unsure
       FROM sampled CROSS JOIN entry INDEXED BY entry_content ON entry.content = sampled.content WHERE ${inside} ORDER BY entry.id`,
  )
    .safeIntegers()
    .all({...values, wanted: JSON.stringify(ids)}) as Row[]
  const sample = statement(index, 'SELECT substr(key, 2) FROM content WHERE id = ?').pluck()
  return told(rows).map(([id, group]) => [id, {...group, sample: sample.get(id) as Uint8Array}])
}

/** No index leads from a size to its files: those of a whole page are found in one pass. */
function sizeGroups(index: Stores['index'], page: readonly Found[], {start, from, where, values}: ScopedRows): Told {
  const sizes = page.flatMap(({id, size}) => (id < 0 ? [size] : []))
  if (sizes.length === 0) return []
  const rows = statement(
    index,
    `${start()} SELECT -entry.size AS "group", entry.id, entry.volume, entry.inode, entry.size, content IS NULL AS unsure FROM ${from}
       WHERE kind = 0 AND entry.size IN (SELECT value FROM json_each(:sizes)) AND ${where} ORDER BY entry.id`,
  )
    .safeIntegers()
    .all({...values, sizes: JSON.stringify(sizes)}) as Row[]
  return told(rows)
}

function told(rows: readonly Row[]): Told {
  return [...Map.groupBy(rows, ({group}) => Number(group))].map(([id, group]) => {
    const unsure = new Map(group.filter((row) => row.unsure === 1n).map((row) => [`${row.volume} ${row.inode}`, Number(row.id)]))
    return [id, {size: Number(group[0]!.size), entries: group.map(entryOf), toHash: [...unsure.values()]}] as const
  })
}
