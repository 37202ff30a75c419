import type {Buffer} from 'node:buffer'
import {nameKey} from '../entries/names.ts'
import type {Stores} from '../access.ts'
import type {ChunkWork} from './chunk-work.ts'
import {stepAside} from './aside.ts'
import {LEFT_OUT} from './left-out.ts'
import {addEntry} from './new-entry.ts'
import {FOLLOWING, kinds} from './scan-types.ts'
import {passHeirs} from './heirs.ts'
import {statement} from '../statement.ts'

/** A row as it is compared with what a listing says. */
export interface KnownRow {
  readonly id: number
  readonly name: string | Buffer
  readonly kind: number
  readonly size: bigint
  readonly mtime: bigint
  readonly ctime: bigint
  readonly birth: bigint
  readonly inode: bigint
  readonly nlink: bigint
  readonly mode: bigint
}

interface Listed {
  readonly folder: number
  /** Its entries are [first, end) of the columns. */
  readonly first: number
  readonly end: number
  /** Name keys of what it holds besides. */
  readonly leftOut: ReadonlySet<string> | undefined
}

/** Brings the rows of a folder to what its listing says: same place and same inode stay, others go and come. */
export function mergeFolder(work: ChunkWork, {folder, first, end, leftOut}: Listed): void {
  const {index, writer} = work
  writer.flush()
  const known = rowsIn(index, folder)
  for (let at = first; at < end; at++) {
    const key = nameKey(writer.name(at))
    const row = known.get(key)
    known.delete(key)
    if (row && sameEntry(work, at, row)) {
      refresh(work, at, row)
      continue
    }
    if (row) {
      missing(work, row.id)
      stepAside(work.index, row.id, work.input.state.firstId)
    }
    const heir = addEntry(work, at, folder)
    if (!row) continue
    missing(work, row.id, heir)
    passHeirs(index, {from: row.id, to: heir})
  }
  for (const [key, row] of known) {
    missing(work, row.id, leftOut?.has(key) ? LEFT_OUT : undefined)
    passHeirs(index, {from: row.id})
  }
}

/** The rows of a folder by their names. */
export function rowsIn(index: Stores['index'], folder: number): Map<string, KnownRow> {
  const rows = statement(index, 'SELECT id, name, kind, size, mtime, ctime, birth, inode, nlink, mode FROM entry WHERE parent = ?')
    .safeIntegers()
    .all(folder) as (Omit<KnownRow, 'id' | 'kind'> & {id: bigint; kind: bigint})[]
  return new Map(rows.map((row) => [nameKey(row.name), {...row, id: Number(row.id), kind: Number(row.kind)}]))
}

/** Rule 1 of the entry identity: the same place with the same inode, and not another birth. */
export function sameEntry({input: {entries}}: Pick<ChunkWork, 'input'>, at: number, row: KnownRow): boolean {
  const birth = entries.birthNs[at]
  const sameKind = row.kind === entries.kind[at] || (row.kind === kinds.mount && entries.kind[at] === kinds.mount)
  return sameKind && row.inode === entries.inode[at] && (row.birth === birth || row.birth === 0n || birth === 0n)
}

function refresh(work: ChunkWork, at: number, row: KnownRow): void {
  const {index, input, writer, aliases, counts} = work
  // Whoever follows the disk may have missed it a moment ago.
  statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?').run(FOLLOWING, row.id)
  const {entries} = input
  if (row.kind === kinds.dir && entries.proposedId[at] !== row.id) aliases.set(entries.proposedId[at]!, row.id)
  const sameBytes = row.size === BigInt(entries.size[at]!) && row.mtime === entries.mtimeNs[at] && row.ctime === entries.ctimeNs[at]
  if (sameBytes && row.nlink === BigInt(entries.nlink[at]!) && row.mode === BigInt(entries.mode[at]!)) return
  writer.update(at, {id: row.id, keepContent: sameBytes})
  counts.changed++
}

/** Notes a row that its folder no longer lists; what becomes of it is settled when the run has listed everything. */
function missing({index, input}: ChunkWork, id: number, heir?: number): void {
  statement(index, 'INSERT OR REPLACE INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)').run(input.job, id, heir ?? null)
}
