import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

/** The counters of index.db inside one transaction: taken at its begin, written back once at its end. */
export interface Counters {
  /** The next row number; holes are normal. */
  nextId(): number
  /** The next change number; unique, so that followers can page by it. */
  nextSeq(): number
}

interface Counted<V> {
  readonly value: V
  readonly before: number
  readonly seq: number
}

/** Runs `work` with counters in one transaction of index.db and answers its value with the last seq, and the last one before it. */
export function withCounters<V>(index: Database.Database, work: (counters: Counters) => V): Counted<V> {
  return index.transaction(() => {
    let id = readMeta(index, 'next_id')
    const before = readMeta(index, 'seq')
    let seq = before
    const value = work({nextId: () => id++, nextSeq: () => ++seq})
    const write = statement(index, 'UPDATE meta SET value = ? WHERE key = ?')
    write.run(id, 'next_id')
    write.run(seq, 'seq')
    return {value, before, seq}
  })()
}

/** Sets row numbers aside for a walker: [first, last]. */
export function reserveIds({index}: {readonly index: Database.Database}, {count}: {readonly count: number}): {first: number; last: number} {
  return index.transaction(() => {
    const first = readMeta(index, 'next_id')
    statement(index, "UPDATE meta SET value = ? WHERE key = 'next_id'").run(first + count)
    return {first, last: first + count - 1}
  })()
}

function readMeta(index: Database.Database, key: string): number {
  const row = statement(index, 'SELECT value FROM meta WHERE key = ?').get(key) as {value: number} | undefined
  if (typeof row?.value !== 'number') throw new Error(`Invariant: index.db keeps the counter ${key}.`)
  return row.value
}
