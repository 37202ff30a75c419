import type {Buffer} from 'node:buffer'
import type {KnownEntry} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {nameBytes} from '../entries/names.ts'
import {statement} from '../statement.ts'

/** An entry as the identity rules take it, with its place. */
export interface PlacedRow extends KnownEntry {
  readonly parent: number
  readonly name: string | Buffer
  readonly ctimeNs: bigint
}

/** The columns that `placed` reads, as big integers. */
export const placedColumns = 'id, parent, name, kind, inode, birth, size, mtime, ctime, nlink'

export type RawPlaced = Readonly<Record<'id' | 'parent' | 'kind' | 'inode' | 'birth' | 'size' | 'mtime' | 'ctime' | 'nlink', bigint>> & {
  readonly name: string | Buffer
}

export function placedRow(index: Stores['index'], id: number): PlacedRow | undefined {
  const row = statement(index, `SELECT ${placedColumns} FROM entry WHERE id = ?`).safeIntegers().get(id) as RawPlaced | undefined
  return row && placed(row)
}

/** A name as the backup rules compare it; bytes that are not UTF-8 stay apart. */
export function nameText(name: string | Buffer): string {
  return typeof name === 'string' ? name : nameBytes(name).toString('latin1')
}

/** A row as it was read. */
export const placed = (row: RawPlaced): PlacedRow => ({
  id: Number(row.id),
  parent: Number(row.parent),
  name: row.name,
  kind: Number(row.kind),
  inode: row.inode,
  birthNs: row.birth,
  size: Number(row.size),
  mtimeNs: row.mtime,
  ctimeNs: row.ctime,
  nlink: Number(row.nlink),
})

/** Entries that have these inodes, by inode. All of the index is read for it, where any is asked for. */
export function knownFiles(index: Stores['index'], inodes: ReadonlySet<bigint>): ReadonlyMap<bigint, readonly PlacedRow[]> {
  if (inodes.size === 0) return new Map()
  const found = statement(index, `SELECT ${placedColumns} FROM entry WHERE inode IN (SELECT value FROM json_each(?))`)
    .safeIntegers()
    .all(`[${[...inodes].join()}]`) as RawPlaced[]
  return Map.groupBy(found.map(placed), ({inode}) => inode)
}
