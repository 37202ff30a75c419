import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Counters} from '../entries/counters.ts'
import {nameValue} from '../entries/names.ts'
import {statement} from '../statement.ts'
import {openFolderWriter, type OwnSums} from './folder-writer.ts'
import {kinds} from './scan-types.ts'

/** The columns of a walker's chunk that rows are written from. */
export interface SeenColumns {
  readonly count: number
  readonly kind: Uint8Array
  readonly mode: Uint32Array
  readonly nlink: Uint32Array
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  readonly birthNs: BigInt64Array
  readonly inode: BigInt64Array
  readonly proposedId: Float64Array
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
}

/** Writes rows of entries and folders; new ones wait for others, because many are written by one statement. */
export interface EntryWriter {
  /** Adds entry `at` below `parent` and answers its row number: the proposed one, where there is one and it is not another row's. */
  insert(at: number, parent: number, proposedIsTaken?: boolean): number
  /** Gives an existing row the facts of entry `at`; its content is forgotten where they no longer match it. */
  update(at: number, row: {readonly id: number; readonly keepContent: boolean}): void
  name(at: number): string | Buffer
  /** Whether a folder was added by this writer, so that nothing can stand in it yet. */
  isNewFolder(id: number): boolean
  /** Notes what a folder's whole listing told. */
  listed(folder: number, digest: Buffer, own: OwnSums): void
  /** Writes what waits. Invariant: called before rows are read that may be among it, and at the end. */
  flush(): void
}

/** Opens a writer over one chunk's columns, inside a transaction. */
export function openEntryWriter(
  index: Database.Database,
  {columns, volume, counters}: {columns: SeenColumns; volume: number; counters: Counters},
): EntryWriter {
  const update = statement(index, updateEntry)
  const folders = openFolderWriter(index)
  const name = nameReader(columns)
  const {add, flush} = rowsTogether(index)
  return {
    name,
    isNewFolder: folders.isNew,
    listed: folders.listed,
    insert: (at, parent, proposedIsTaken = false) => {
      const isFolder = columns.kind[at] === kinds.dir
      const id = (!proposedIsTaken && columns.proposedId[at]) || counters.nextId()
      add(
        id,
        parent,
        volume,
        name(at),
        columns.kind[at]!,
        columns.size[at]!,
        columns.mtimeNs[at]!,
        columns.ctimeNs[at]!,
        columns.birthNs[at]!,
        columns.inode[at]!,
        columns.nlink[at]!,
        columns.mode[at]!,
        counters.nextSeq(),
      )
      if (isFolder) folders.add(id, parent)
      return id
    },
    update: (at, row) => {
      update.run(
        columns.kind[at],
        columns.size[at],
        columns.mtimeNs[at],
        columns.ctimeNs[at],
        columns.birthNs[at],
        columns.inode[at],
        columns.nlink[at],
        columns.mode[at],
        row.keepContent ? 1 : 0,
        counters.nextSeq(),
        row.id,
      )
    },
    flush: () => {
      flush()
      folders.flush()
    },
  }
}

type Value = number | bigint | string | Buffer

/** Gathers rows for statements of many: opening and closing the table's trees for each one costs as much as the row itself. */
function rowsTogether(index: Database.Database): {readonly add: (...row: Value[]) => void; readonly flush: () => void} {
  const many = statement(index, insertOf(ROWS_TOGETHER))
  const values: Value[] = Array.from({length: ROWS_TOGETHER * COLUMNS}, () => 0)
  let used = 0
  return {
    add: (...row) => {
      for (let at = 0; at < COLUMNS; at++) values[used++] = row[at]!
      if (used < values.length) return
      used = 0
      many.run(values)
    },
    flush: () => {
      const one = statement(index, insertOf(1))
      for (let at = 0; at < used; at += COLUMNS) one.run(values.slice(at, at + COLUMNS))
      used = 0
    },
  }
}

/** Names as the column takes them. Most are ASCII, and pieces of one text then: a buffer for each would cost more than its row's other values. */
function nameReader({names: bytes, nameFirst}: SeenColumns): (at: number) => string | Buffer {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const latin1 = names.toString('latin1')
  return (at) => {
    const first = nameFirst[at]!
    const end = nameFirst[at + 1]!
    for (let byte = first; byte < end; byte++) if (names[byte]! > 0x7f) return nameValue(names.subarray(first, end))
    return latin1.slice(first, end)
  }
}

const ROWS_TOGETHER = 32
const COLUMNS = 13

// OR FAIL: one row that cannot be written fails the whole transaction all the same, and without it SQLite keeps a copy of each page
// for taking back the rows before that one.
const insertOf = (rows: number): string =>
  `INSERT OR FAIL INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq) VALUES ${Array(rows)
    .fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .join(', ')}`
const updateEntry =
  'UPDATE entry SET kind = ?, size = ?, mtime = ?, ctime = ?, birth = ?, inode = ?, nlink = ?, mode = ?, content = CASE ? WHEN 1 THEN content END, seq = ? WHERE id = ?'
