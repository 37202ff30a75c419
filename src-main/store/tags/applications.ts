import type {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {ended, isAlive, type Life, revived, unborn} from '../../domain/shared/life.ts'
import {statement} from '../statement.ts'
import {type Marks, packDots, unpackDots} from './clock.ts'

/** A tag, by its number, that comes on subjects or off them. */
export interface Putting {
  readonly tag: number
  readonly present: boolean
  readonly marks: Marks
}

interface Row {
  readonly subject: number
  readonly added: Buffer
  readonly removed: Buffer
  readonly present: number
}

const AT_ONCE = 1000

/** Puts a tag on subjects or takes it off; answers those where that changed anything, in the order asked. */
export function setPresent(library: Database.Database, subjects: readonly number[], putting: Putting): readonly number[] {
  const changed: number[] = []
  for (let at = 0; at < subjects.length; at += AT_ONCE) changed.push(...setSome(library, subjects.slice(at, at + AT_ONCE), putting))
  return changed
}

function setSome(library: Database.Database, subjects: readonly number[], putting: Putting): readonly number[] {
  const {tag, present} = putting
  const rows = statement(
    library,
    'SELECT subject, added, removed, present FROM json_each(?) AS wanted CROSS JOIN application ON subject = wanted.value AND tag = ?',
  ).all(JSON.stringify(subjects), tag) as Row[]
  const known = new Map(rows.map((row) => [row.subject, row]))
  const changed = [...new Set(subjects)].filter((subject) => Boolean(known.get(subject)?.present) !== present)
  const lives = Map.groupBy(changed, (subject) => kindOf(known.get(subject), putting))
  for (const [kind, some] of lives) {
    if (kind === 'other') for (const subject of some) putLife(library, subject, {row: known.get(subject), putting})
    else putAll(library, kind, {subjects: some, putting})
  }
  return changed
}

type Kind = keyof typeof statements | 'other'

/** Nearly all lives are of one device and one turn; what these become is one value for all of them. */
function kindOf(row: Row | undefined, {present, marks}: Putting): Kind {
  if (!row) return 'new'
  if (row.added.length !== DOT_BYTES) return 'other'
  if (!present) return row.removed.length === 0 || row.removed.length === DOT_BYTES ? endedKind(row) : 'other'
  const isOurs = row.added.subarray(-DEVICE_BYTES).equals(packDots([marks.at]).subarray(-DEVICE_BYTES))
  return isOurs ? 'revived' : 'other'
}

const endedKind = ({added, removed}: Row): Kind =>
  removed.length === 0 || removed.subarray(-DEVICE_BYTES).equals(added.subarray(-DEVICE_BYTES)) ? 'ended' : 'other'

const DOT_BYTES = 16
const DEVICE_BYTES = 8

const statements = {
  new: `INSERT INTO application (subject, tag, added, removed, present, line, seq) SELECT value, :tag, :at, x'', 1, :line, :seq FROM json_each(:subjects)`,
  revived: `UPDATE application SET added = :at, present = 1, line = :line, seq = :seq WHERE tag = :tag AND subject IN (SELECT value FROM json_each(:subjects))`,
  ended: `UPDATE application SET removed = added, present = 0, line = :line, seq = :seq WHERE tag = :tag AND subject IN (SELECT value FROM json_each(:subjects))`,
} as const

function putAll(
  library: Database.Database,
  kind: keyof typeof statements,
  {subjects, putting: {tag, marks}}: {readonly subjects: readonly number[]; readonly putting: Putting},
): void {
  const {line, seq} = marks
  const values = {tag, line, seq, subjects: JSON.stringify(subjects)}
  statement(library, statements[kind]).run(kind === 'ended' ? values : {...values, at: packDots([marks.at])})
}

function putLife(
  library: Database.Database,
  subject: number,
  {row, putting: {tag, present, marks}}: {readonly row: Row | undefined; readonly putting: Putting},
): void {
  const life: Life = row ? {added: unpackDots(row.added), removed: unpackDots(row.removed)} : unborn
  const {added, removed} = present ? revived(life, marks.at) : ended(life)
  statement(library, 'UPDATE application SET added = ?, removed = ?, present = ?, line = ?, seq = ? WHERE subject = ? AND tag = ?').run(
    packDots(added),
    packDots(removed),
    Number(isAlive({added, removed})),
    marks.line,
    marks.seq,
    subject,
    tag,
  )
}
