import type Database from 'better-sqlite3'
import {readMeta, writeMeta} from './meta.ts'

/** Runs `work` in one transaction of library.db with the number that its kept rows carry; the number is durable with them. */
export function withSeq<V>(library: Database.Database, work: (seq: number) => V): V {
  return library
    .transaction(() => {
      const seq = Number(readMeta(library, 'seq')) + 1
      const value = work(seq)
      writeMeta(library, {seq})
      return value
    })
    .immediate()
}
