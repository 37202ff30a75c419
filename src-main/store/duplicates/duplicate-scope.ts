import type {Stores} from '../access.ts'
import {folderTree} from '../scan/known-folders.ts'
import {statement} from '../statement.ts'

/** Where duplicates are looked for: everywhere, on one volume, below one folder. */
export interface DuplicateScope {
  readonly volume?: string | undefined
  /** A folder's entry. */
  readonly below?: number | undefined
}

/** A scope as parts of a query over `entry`; rows that a run did not find where they were are left out. */
export interface ScopedRows {
  readonly isWhole: boolean
  /** The head of a query, with one more table where it needs one. */
  start(table?: string): string
  /** All rows of the scope. */
  readonly from: string
  readonly where: string
  /** The condition for rows that are read another way. */
  readonly inside: string
  readonly values: Readonly<Record<string, number>>
}

const STANDING = 'entry.id NOT IN (SELECT entry FROM scan_missing)'
/** Up to so many files a tree is read folder by folder; larger ones by one pass over all entries. */
const SMALL_TREE = 30_000

export function scopedRows(index: Stores['index'], {volume, below}: DuplicateScope): ScopedRows {
  const number =
    volume === undefined ? undefined : ((statement(index, 'SELECT id FROM volume WHERE uuid = ?').pluck().get(volume) ?? -1) as number)
  const here = number === undefined ? STANDING : `${STANDING} AND entry.volume = :volume`
  const values = {...(number === undefined ? {} : {volume: number}), ...(below === undefined ? {} : {root: below})}
  if (below === undefined) {
    const start = (table?: string): string => (table === undefined ? '' : `WITH ${table}`)
    return {isWhole: number === undefined, start, from: 'entry', where: here, inside: here, values}
  }
  const start = (table?: string): string => (table === undefined ? folderTree : `${folderTree}, ${table}`)
  const inside = `entry.parent IN (SELECT id FROM tree) AND ${here}`
  const files = statement(index, 'SELECT files FROM folder WHERE id = ?').pluck().get(below) as number | undefined
  if ((files ?? 0) > SMALL_TREE) return {isWhole: false, start, from: 'entry NOT INDEXED', where: inside, inside, values}
  return {isWhole: false, start, from: 'tree CROSS JOIN entry ON entry.parent = tree.id', where: here, inside, values}
}

/** One row of an inode that has several; `more` tells how many further rows it has. */
interface RepeatedInode {
  readonly content: number | null
  readonly size: number
  readonly more: number
}

/** Files of several names within a scope: they lie on the disk once. */
export function repeatedInodes(index: Stores['index'], {start, inside, values}: ScopedRows): readonly RepeatedInode[] {
  return statement(
    index,
    `${start()} SELECT min(content) AS content, min(size) AS size, count(*) - 1 AS more FROM entry INDEXED BY entry_linked
       WHERE kind = 0 AND nlink > 1 AND ${inside} GROUP BY volume, entry.inode, content HAVING count(*) > 1`,
  ).all(values) as RepeatedInode[]
}

/** Adds up further names by what they are asked for. */
export function repeatsBy(
  repeats: readonly RepeatedInode[],
  keyOf: (repeat: RepeatedInode) => number | undefined,
): {of(key: number): number} {
  const sums = new Map<number, number>()
  for (const repeat of repeats) {
    const key = keyOf(repeat)
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + repeat.more)
  }
  return {of: (key) => sums.get(key) ?? 0}
}
