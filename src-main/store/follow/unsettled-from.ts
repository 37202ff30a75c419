import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

const KEY = 'unsettled_from'

/**
 * From which row number on rows may be those of missed ones, for a core that begins after this one was killed: it settles what this one
 * has not. Without a note nothing new is left unsettled.
 */
export function unsettledFrom({index}: Pick<Stores, 'index'>): number {
  const read = statement(index, "SELECT value FROM meta WHERE key IN (?, 'next_id') ORDER BY key = 'next_id' LIMIT 1")
  return read.pluck().get(KEY) as number
}

/** Notes it in the transaction that brings the rows. */
export function noteUnsettledFrom(index: Stores['index'], first: number): void {
  statement(
    index,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value',
  ).run(KEY, first)
}

/** Some rows more, from this number on, may be those of missed ones. */
export function noteUnsettledToo(index: Stores['index'], first: number): void {
  noteUnsettledFrom(index, Math.min(first, unsettledFrom({index})))
}
