import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'
import {repeatedInodes, repeatsBy, scopedRows} from './duplicate-scope.ts'

/** Entries with how many files hold what each of them holds, itself among them. */
export interface CopyCounted {
  readonly entries: readonly number[]
  readonly counts: readonly number[]
}

/** Changes with every commit of anybody else. */
export const indexVersion = (index: Database.Database): number => index.pragma('data_version', {simple: true}) as number

type Row = readonly [content: number, entry: number, size: number, isFull: number]

const PAGE = 4000

/**
 * Counts the files of each content on all volumes, some at a time; a file of several names counts once, and empty files are no copies.
 * A content that was only sampled is known where nobody else has the same sample: then there is one of it for certain.
 */
export function* copyCounts(index: Database.Database): Generator<CopyCounted> {
  const missing = new Set(statement(index, 'SELECT entry FROM scan_missing').pluck().all() as number[])
  const repeats = repeatsBy(repeatedInodes(index, scopedRows(index, {})), ({content}) => content ?? undefined)
  const page = statement(
    index,
    `SELECT entry.content, entry.id, content.size, substr(content.key, 1, 1) = x'66'
       FROM entry INDEXED BY entry_content CROSS JOIN content ON content.id = entry.content
       WHERE entry.content IS NOT NULL AND (entry.content, entry.id) > (?, ?) ORDER BY entry.content, entry.id LIMIT ${PAGE}`,
  ).raw()
  let open: Row[] = []
  for (let last: readonly [number, number] = [-1, -1]; ;) {
    const rows = page.all(...last) as Row[]
    const all = [...open, ...rows].filter(([, entry]) => !missing.has(entry))
    const lastContent = rows.at(-1)?.[0]
    // The last content may go on in the next page.
    open = rows.length < PAGE ? [] : all.filter(([content]) => content === lastContent)
    yield counted(index, rows.length < PAGE ? all : all.filter(([content]) => content !== lastContent), repeats)
    if (rows.length < PAGE) return
    last = [rows.at(-1)![0], rows.at(-1)![1]]
  }
}

function counted(index: Database.Database, rows: readonly Row[], repeats: ReturnType<typeof repeatsBy>): CopyCounted {
  const sameSample = statement(
    index,
    'SELECT 1 FROM content AS own JOIN content AS other ON other.sample = substr(own.key, 2) WHERE own.id = ?',
  ).pluck()
  const entries: number[] = []
  const counts: number[] = []
  for (let from = 0; from < rows.length;) {
    const [content, , size, isFull] = rows[from]!
    let end = from
    while (end < rows.length && rows[end]![0] === content) end++
    const files = end - from - repeats.of(content)
    const isKnown = size > 0 && (isFull === 1 || (files === 1 && sameSample.get(content) === undefined))
    for (; from < end; from++) {
      if (!isKnown) continue
      entries.push(rows[from]![1])
      counts.push(files)
    }
  }
  return {entries, counts}
}
