import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {deviceDigits, nextStamp, type Stamp, STAMP_DIGITS} from '../../domain/shared/hybrid-clock.ts'
import type {Dots} from '../../domain/shared/life.ts'
import {readMeta, writeMeta} from '../meta.ts'
import {statement} from '../statement.ts'

/** Who writes shared rows, and when. */
export interface Writing {
  readonly device: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What every shared row that one transaction writes has of it. */
export interface Marks {
  readonly at: Stamp
  /** The line of numbers, as a row of `line`. */
  readonly line: number
  readonly seq: number
}

/** The marks of one transaction. Its clock is kept with the rows that carry it, so that whoever opens the library goes on behind it. */
export function marksFor(library: Database.Database, {device, now}: Writing, seq: number): Marks {
  const kept = readMeta(library, 'clock')
  const at = nextStamp(typeof kept === 'string' ? kept : undefined, {now, device: deviceDigits(device)})
  // Followers of tags need not look further where this has not moved.
  writeMeta(library, {clock: at, tag_seq: seq})
  return {at, line: lineOf(library, device), seq}
}

function lineOf(library: Database.Database, device: string): number {
  const epoch = statement(library, 'SELECT epoch FROM epoch WHERE device = ? AND current = 1').pluck().get(device) as Uint8Array
  statement(library, 'INSERT INTO line (device, epoch) VALUES (?, ?) ON CONFLICT DO NOTHING').run(device, epoch)
  return statement(library, 'SELECT id FROM line WHERE device = ? AND epoch = ?').pluck().get(device, epoch) as number
}

/** Clocks as tables keep them: 16 bytes each, one behind the other. */
export const packDots = (dots: Dots): Buffer => Buffer.from(dots.join(''), 'hex')

export function unpackDots(packed: Uint8Array): Dots {
  const text = Buffer.from(packed).toString('hex')
  return Array.from({length: text.length / STAMP_DIGITS}, (_, no) => text.slice(no * STAMP_DIGITS, (no + 1) * STAMP_DIGITS))
}
