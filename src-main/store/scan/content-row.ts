import type {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

export interface NewContent {
  /** 33 bytes: the kind letter and the hash. */
  readonly key: Buffer
  readonly size: number
  readonly sample: Uint8Array | null
  readonly type: string | null
}

/** The row of a content, made where it is new: the same bytes have the same row, whatever volume they lie on. */
export function contentRow(index: Database.Database, {key, size, sample, type}: NewContent): number {
  const known = statement(index, 'SELECT id FROM content WHERE substr(key, 2, 6) = ? AND key = ?').pluck().get(key.subarray(1, 7), key) as
    | number
    | undefined
  const id =
    known ??
    Number(
      statement(index, 'INSERT INTO content (key, size, sample, type) VALUES (?, ?, ?, ?)').run(key, size, sample, type).lastInsertRowid,
    )
  // The same bytes under a name that promised what they are told nothing; under this name they do.
  if (known !== undefined && type !== null) statement(index, 'UPDATE content SET type = ? WHERE id = ? AND type IS NULL').run(type, known)
  return id
}
