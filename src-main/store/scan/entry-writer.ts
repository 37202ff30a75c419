import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Counters} from '../entries/counters.ts'
import {nameValue} from '../entries/names.ts'
import {statement} from '../statement.ts'
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

/** Writes rows of entries and folders through statements that are prepared once a connection. */
export interface EntryWriter {
  /** Adds entry `at` below `parent` and answers its row number: a folder's is the proposed one, unless that is another row's. */
  insert(at: number, parent: number, proposedIsTaken?: boolean): number
  /** Gives an existing row the facts of entry `at`; its content is forgotten where they no longer match it. */
  update(at: number, row: {readonly id: number; readonly keepContent: boolean}): void
  name(at: number): string | Buffer
}

/** Opens a writer over one chunk's columns, inside a transaction. */
export function openEntryWriter(
  index: Database.Database,
  {columns, volume, counters}: {columns: SeenColumns; volume: number; counters: Counters},
): EntryWriter {
  const [insert, update, folder] = [insertEntry, updateEntry, insertFolder].map((sql) => statement(index, sql)) as [
    Database.Statement,
    Database.Statement,
    Database.Statement,
  ]
  const names = Buffer.from(columns.names.buffer, columns.names.byteOffset, columns.names.byteLength)
  const name = (at: number): string | Buffer => nameValue(names.subarray(columns.nameFirst[at], columns.nameFirst[at + 1]))
  return {
    name,
    insert: (at, parent, proposedIsTaken = false) => {
      const isFolder = columns.kind[at] === kinds.dir
      const id = (isFolder && !proposedIsTaken && columns.proposedId[at]) || counters.nextId()
      insert.run(
        id,
        parent,
        volume,
        name(at),
        columns.kind[at],
        columns.size[at],
        columns.mtimeNs[at],
        columns.ctimeNs[at],
        columns.birthNs[at],
        columns.inode[at],
        columns.nlink[at],
        columns.mode[at],
        counters.nextSeq(),
      )
      if (isFolder) folder.run(id, parent)
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
  }
}

const insertEntry =
  'INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
const updateEntry =
  'UPDATE entry SET kind = ?, size = ?, mtime = ?, ctime = ?, birth = ?, inode = ?, nlink = ?, mode = ?, content = CASE ? WHEN 1 THEN content END, seq = ? WHERE id = ?'
const insertFolder = 'INSERT OR IGNORE INTO folder (id, parent) VALUES (?, ?)'
