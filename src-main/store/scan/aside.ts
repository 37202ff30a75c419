import {Buffer} from 'node:buffer'
import {isSafeSave} from '../../domain/entry-identity.ts'
import type {Stores} from '../access.ts'
import {nameBytes} from '../entries/names.ts'
import {statement} from '../statement.ts'
import {type PlacedRow, placedRow} from './placed-row.ts'

/** The name that a row had where another thing stands now; what has come there since that row was missed has this number, or a higher one. */
export interface Aside {
  readonly name: string | Buffer
  readonly since: number
}

const SLASH = 0x2f

/** Whether it is the name of a row that stepped aside: no file can have it. */
export const isAside = (name: string | Buffer): boolean => nameBytes(name)[0] === SLASH

/** Another thing stands at the place of a row: it takes a name that no file can have, until it is settled. */
export function stepAside(index: Stores['index'], id: number, since: number): void {
  statement(
    index,
    "INSERT OR REPLACE INTO aside (entry, name, since) SELECT id, name, ? FROM entry WHERE id = ? AND name <> CAST('/' || id AS BLOB)",
  ).run(since, id)
  statement(index, "UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(id)
}

export function noteAside(index: Stores['index'], id: number, {name, since}: Aside): void {
  if (!isAside(name)) statement(index, 'INSERT OR REPLACE INTO aside (entry, name, since) VALUES (?, ?, ?)').run(id, name, since)
}

export function asideOf(index: Stores['index'], id: number): Aside | undefined {
  return statement(index, 'SELECT name, since FROM aside WHERE entry = ?').get(id) as Aside | undefined
}

/** A row goes by another number. */
export function renameAside(index: Stores['index'], {from, to}: {readonly from: number; readonly to: number}): void {
  // Bound numbers are REAL, and would be written with a fraction.
  const aside = (id: number): Buffer => Buffer.from(`/${id}`)
  statement(index, 'UPDATE entry SET name = ? WHERE id = ? AND name = ?').run(aside(to), to, aside(from))
  statement(index, 'UPDATE OR REPLACE aside SET entry = ? WHERE entry = ?').run(to, from)
}

/** What stands where a missed row stood, and may be its new form: it came after that, or was made to take its place. */
export function standingFor(index: Stores['index'], row: PlacedRow, {name, since}: Aside): number | undefined {
  const id = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck().get(row.parent, name) as number | undefined
  const there = id === undefined || id === row.id ? undefined : placedRow(index, id)
  return there && (there.id >= since || isSafeSave({replaced: row, seen: there, made: there})) ? there.id : undefined
}

/** Which missed row that is not settled stood where a row stands now: as whoever missed it has said, or by its place. */
export function stoodAt(index: Stores['index'], young: PlacedRow): number | undefined {
  const told = statement(index, 'SELECT min(entry) FROM scan_missing WHERE heir = ?').pluck().get(young.id) as number | null
  if (told !== null) return told
  const found = statement(
    index,
    `SELECT aside.entry FROM aside JOIN entry ON entry.id = aside.entry JOIN scan_missing ON scan_missing.entry = entry.id
       WHERE aside.name = ? AND entry.parent = ? AND entry.name = CAST('/' || entry.id AS BLOB)
         AND NOT EXISTS (SELECT 1 FROM entry AS heir WHERE heir.id = scan_missing.heir) ORDER BY aside.entry`,
  )
    .pluck()
    .get(young.name, young.parent) as number | undefined
  return found === young.id ? undefined : found
}

/** Rows that are missed no longer have their names, or are gone. */
export function forgetAside(index: Stores['index']): void {
  statement(index, 'DELETE FROM aside WHERE entry NOT IN (SELECT entry FROM scan_missing)').run()
}
