import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {type DuplicateScope, repeatedInodes, repeatsBy, type ScopedRows, scopedRows} from './duplicate-scope.ts'
import {byBytes, type DuplicateEntry, entryOf, type GroupCursor, pageAfter} from './group-pages.ts'

/** Files with the same bytes, proven by their full hashes; files of several names count once. */
export interface DuplicateGroup {
  /** Row number of the content, and its 33 bytes of key. */
  readonly content: number
  readonly key: Uint8Array
  readonly size: number
  /** What is free when one of them is left. */
  readonly reclaimableBytes: number
  /** Every path, in the order of the entries' ids. */
  readonly entries: readonly DuplicateEntry[]
}

export interface GroupsInput extends DuplicateScope {
  readonly limit: number
  readonly cursor?: GroupCursor | undefined
}
export interface DuplicateGroups {
  readonly total: number
  readonly reclaimableBytes: number
  readonly groups: readonly DuplicateGroup[]
  readonly cursor?: GroupCursor | undefined
}

interface Found extends GroupCursor {
  readonly size: number
}

/** Groups of files with equal bytes, those first that hold the most to reclaim. */
export function duplicateGroups({index}: Stores, input: GroupsInput): DuplicateGroups {
  return index.transaction((): DuplicateGroups => {
    const scope = scopedRows(index, input)
    const found = foundGroups(index, scope)
    const {page, cursor} = pageAfter(found, input)
    return {
      total: found.length,
      reclaimableBytes: found.reduce((sum, {bytes}) => sum + bytes, 0),
      groups: groupsOf(index, page, scope),
      cursor,
    }
  })()
}

function foundGroups(index: Stores['index'], scope: ScopedRows): readonly Found[] {
  const {start, from, where, values} = scope
  // Everything is counted in the index of contents alone, without touching a row.
  const rows = scope.isWhole ? 'entry INDEXED BY entry_content' : from
  const many = `SELECT content, count(*) AS names FROM ${rows} WHERE content IS NOT NULL AND ${where} GROUP BY content HAVING count(*) > 1`
  const counted = statement(
    index,
    `${start(`many AS MATERIALIZED (${many})`)} SELECT many.content, content.size, names
       FROM many JOIN content ON content.id = many.content WHERE size > 0 AND substr(key, 1, 1) = x'66'`,
  )
    .raw()
    .all(values) as [content: number, size: number, names: number][]
  const repeats = repeatsBy(repeatedInodes(index, scope), ({content}) => content ?? undefined)
  return counted
    .map(([id, size, names]) => ({id, size, bytes: size * (names - 1 - repeats.of(id))}))
    .filter(({bytes}) => bytes > 0)
    .toSorted(byBytes)
}

function groupsOf(index: Stores['index'], page: readonly Found[], {start, inside, values}: ScopedRows): readonly DuplicateGroup[] {
  const rows = statement(
    index,
    `${start()} SELECT entry.id, entry.volume, entry.inode, entry.content FROM json_each(:contents) AS wanted
       CROSS JOIN entry INDEXED BY entry_content ON entry.content = wanted.value WHERE ${inside} ORDER BY entry.id`,
  )
    .safeIntegers()
    .all({...values, contents: JSON.stringify(page.map(({id}) => id))}) as Record<'id' | 'volume' | 'inode' | 'content', bigint>[]
  const byContent = Map.groupBy(rows, ({content}) => Number(content))
  const key = statement(index, 'SELECT key FROM content WHERE id = ?').pluck()
  return page.map(({id, size, bytes}) => ({
    content: id,
    key: key.get(id) as Uint8Array,
    size,
    reclaimableBytes: bytes,
    entries: (byContent.get(id) ?? []).map(entryOf),
  }))
}
