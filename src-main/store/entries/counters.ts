import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

/** The counters of index.db inside one transaction: taken at its begin, written back once at its end. */
export interface Counters {
  /** The next row number; holes are normal. */
  nextId(): number
  /** The next change number; unique, so that followers can page by it. */
  nextSeq(): number
}

/** Runs `work` with counters in one transaction of index.db and answers its value with the last seq. */
export function withCounters<V>(index: Database.Database, work: (counters: Counters) => V): {readonly value: V; readonly seq: number} {
  return index.transaction(() => {
    let id = readMeta(index, 'next_id')
    let seq = readMeta(index, 'seq')
    const value = work({nextId: () => id++, nextSeq: () => ++seq})
    const write = statement(index, 'UPDATE meta SET value = ? WHERE key = ?')
    write.run(id, 'next_id')
    write.run(seq, 'seq')
    return {value, seq}
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
