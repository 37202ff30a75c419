import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {contentSubject} from '../../domain/tag/content-subject.ts'
import type {Stores} from '../access.ts'
import {entryUuid} from '../entry-uuid.ts'
import {readMeta, writeMeta} from '../meta.ts'
import {statement} from '../statement.ts'
import type {Marks} from './clock.ts'
import type {EntryFacts} from './entry-facts.ts'
import {insertMany} from './insert-many.ts'

/** What is it that tags hang on: numbers of `subject.kind`. */
export const ENTRY = 1
export const CONTENT = 2

export interface SubjectParts {
  readonly marks: Marks
  /** Of the ids of this index. */
  readonly base: Uint8Array
}

const entryColumns = [
  'id',
  'uuid',
  'kind',
  'volume',
  'path',
  'entry_kind',
  'inode',
  'birth',
  'size',
  'mtime',
  'content',
  'entry',
  'line',
  'seq',
] as const
const contentColumns = ['id', 'uuid', 'kind', 'content', 'line', 'seq'] as const

/** The subjects of entries by their rows in the index, made where they have none. */
export function subjectsForEntries(
  library: Database.Database,
  entries: readonly EntryFacts[],
  {base, marks: {line, seq}}: SubjectParts,
): ReadonlyMap<number, number> {
  const subjects = new Map(
    entries.flatMap(({id}) =>
      subjectsOfEntry(library, id)
        .slice(0, 1)
        .map((subject) => [id, subject] as const),
    ),
  )
  let next = nextId(library)
  const rows = entries.flatMap((entry) => {
    if (subjects.has(entry.id)) return []
    const id = next++
    subjects.set(entry.id, id)
    const uuid = Buffer.from(entryUuid(base, entry.id).replaceAll('-', ''), 'hex')
    return [[id, uuid, ENTRY, ...anchorValues(entry), entry.content, entry.id, line, seq]]
  })
  insertMany(library, {table: 'subject', columns: entryColumns, rows})
  return subjects
}

/** The subjects of contents by the hex digits of their uuids, made where they have none; in their order, so that pages are met once. */
export function subjectsForContents(
  library: Database.Database,
  keys: readonly Uint8Array[],
  {line, seq}: Marks,
): ReadonlyMap<string, number> {
  const byUuid = new Map(keys.map((key) => [Buffer.from(contentSubject(key)).toString('hex'), key]))
  const subjects = new Map<string, number>()
  let next = nextId(library)
  const rows = [...byUuid.keys()].toSorted().flatMap((uuid) => {
    const key = byUuid.get(uuid)!
    const known = knownContent(library, key)
    const id = known ?? next++
    subjects.set(uuid, id)
    return known === undefined ? [[id, Buffer.from(uuid, 'hex'), CONTENT, key, line, seq]] : []
  })
  insertMany(library, {table: 'subject', columns: contentColumns, rows})
  return subjects
}

const nextId = (library: Database.Database): number =>
  statement(library, 'SELECT coalesce(max(id), 0) + 1 FROM subject').pluck().get() as number

/** After two indexes each gave it one, an entry has several. */
export function subjectsOfEntry(library: Database.Database, entry: number): readonly number[] {
  return statement(library, 'SELECT id FROM subject WHERE entry = ? ORDER BY id').pluck().all(entry) as number[]
}

export function knownContent(library: Database.Database, key: Uint8Array): number | undefined {
  return statement(library, 'SELECT id FROM subject WHERE uuid = ?')
    .pluck()
    .get(Buffer.from(contentSubject(key))) as number | undefined
}

/** Brings an anchor to what its entry is now; what was once known of its content stays until another one is known. */
export function anchorTo(
  library: Database.Database,
  subject: number,
  {entry, marks}: {readonly entry: EntryFacts; readonly marks: Marks},
): void {
  statement(
    library,
    `UPDATE subject SET volume = ?, path = ?, entry_kind = ?, inode = ?, birth = ?, size = ?, mtime = ?,
       content = coalesce(?, content), entry = ?, line = ?, seq = ? WHERE id = ?`,
  ).run(...anchorValues(entry), entry.content, entry.id, marks.line, marks.seq, subject)
}

const anchorValues = ({volume, path, kind, inode, birthNs, size, mtimeNs}: EntryFacts) => [
  volume,
  path,
  kind,
  inode,
  birthNs,
  size,
  mtimeNs,
]

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
