import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {contentSubject} from '../../domain/tag/content-subject.ts'
import type {Stores} from '../access.ts'
import {entryUuid} from '../entry-uuid.ts'
import {readMeta, writeMeta} from '../meta.ts'
import {statement} from '../statement.ts'
import type {Marks} from './clock.ts'
import type {EntryFacts} from './entry-facts.ts'

/** What is it that tags hang on: numbers of `subject.kind`. */
export const ENTRY = 1
export const CONTENT = 2

export interface SubjectParts {
  readonly marks: Marks
  /** Of the ids of this index. */
  readonly base: Uint8Array
}

/** The subject of an entry, made where it has none. */
export function subjectOfEntry(library: Database.Database, entry: EntryFacts, {base, marks}: SubjectParts): number {
  const known = subjectsOfEntry(library, entry.id)[0]
  if (known !== undefined) return known
  const uuid = Buffer.from(entryUuid(base, entry.id).replaceAll('-', ''), 'hex')
  return statement(
    library,
    `INSERT INTO subject (uuid, kind, volume, path, entry_kind, inode, birth, size, mtime, content, entry, line, seq)
       VALUES (:uuid, ${ENTRY}, :volume, :path, :kind, :inode, :birthNs, :size, :mtimeNs, :content, :id, :line, :seq)
       ON CONFLICT (uuid) DO UPDATE SET entry = :id, seq = :seq RETURNING id`,
  )
    .pluck()
    .get({...valuesOf(entry), uuid, line: marks.line, seq: marks.seq}) as number
}

/** The subject of a content, made where it has none. */
export function subjectOfContent(library: Database.Database, key: Uint8Array, {line, seq}: Marks): number {
  return (
    knownContent(library, key) ??
    (statement(
      library,
      `INSERT INTO subject (uuid, kind, content, line, seq) VALUES (?, ${CONTENT}, ?, ?, ?)
         ON CONFLICT (uuid) DO UPDATE SET kind = ${CONTENT}, content = excluded.content, seq = excluded.seq RETURNING id`,
    )
      .pluck()
      .get(Buffer.from(contentSubject(key)), key, line, seq) as number)
  )
}

/** After two indexes each gave it one, an entry has several. */
export function subjectsOfEntry(library: Database.Database, entry: number): readonly number[] {
  return statement(library, 'SELECT id FROM subject WHERE entry = ? ORDER BY id').pluck().all(entry) as number[]
}

export function knownContent(library: Database.Database, key: Uint8Array): number | undefined {
  return statement(library, `SELECT id FROM subject WHERE kind = ${CONTENT} AND content = ?`).pluck().get(key) as number | undefined
}

/** Brings an anchor to what its entry is now; what was once known of its content stays until another one is known. */
export function anchorTo(
  library: Database.Database,
  subject: number,
  {entry, marks}: {readonly entry: EntryFacts; readonly marks: Marks},
): void {
  statement(
    library,
    `UPDATE subject SET volume = :volume, path = :path, entry_kind = :kind, inode = :inode, birth = :birthNs, size = :size, mtime = :mtimeNs,
       content = coalesce(:content, content), entry = :id, line = :line, seq = :seq WHERE id = :subject`,
  ).run({...valuesOf(entry), subject, line: marks.line, seq: marks.seq})
}

const valuesOf = ({id, volume, path, kind, inode, birthNs, size, mtimeNs, content}: EntryFacts) => ({
  id,
  volume,
  path,
  kind,
  inode,
  birthNs,
  size,
  mtimeNs,
  content,
})

/**
 * At the opening of a library: rows of another index are none of this one, so its numbers are forgotten; anchors lead to the new ones.
 * Whoever reads tags meanwhile must not take one entry for another.
 */
export function loosenSubjects({library, index}: Stores): void {
  const base = Buffer.from(readMeta(index, 'base') as Uint8Array).toString('hex')
  if (readMeta(library, 'subject_base') === base) return
  library.transaction(() => {
    library.prepare('UPDATE subject SET entry = NULL WHERE entry IS NOT NULL').run()
    writeMeta(library, {subject_base: base})
  })()
}
