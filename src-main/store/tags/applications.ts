import type Database from 'better-sqlite3'
import {ended, isAlive, type Life, revived, unborn} from '../../domain/shared/life.ts'
import {statement} from '../statement.ts'
import {type Marks, packDots, unpackDots} from './clock.ts'

/** A tag on a subject, both by their numbers. */
export interface Application {
  readonly subject: number
  readonly tag: number
}

/** Puts a tag on something or takes it off; answers whether that changed anything. */
export function setPresent(
  library: Database.Database,
  {subject, tag}: Application,
  {present, marks}: {readonly present: boolean; readonly marks: Marks},
): boolean {
  const row = statement(library, 'SELECT added, removed, present FROM application WHERE subject = ? AND tag = ?').get(subject, tag) as
    | {added: Uint8Array; removed: Uint8Array; present: number}
    | undefined
  if (Boolean(row?.present) === present) return false
  const life: Life = row ? {added: unpackDots(row.added), removed: unpackDots(row.removed)} : unborn
  const next = present ? revived(life, marks.at) : ended(life)
  statement(
    library,
    `INSERT INTO application (subject, tag, added, removed, present, line, seq) VALUES (:subject, :tag, :added, :removed, :present, :line, :seq)
       ON CONFLICT (subject, tag) DO UPDATE SET added = :added, removed = :removed, present = :present, line = :line, seq = :seq`,
  ).run({
    subject,
    tag,
    added: packDots(next.added),
    removed: packDots(next.removed),
    present: Number(isAlive(next)),
    line: marks.line,
    seq: marks.seq,
  })
  return true
}
