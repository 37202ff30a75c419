import type Database from 'better-sqlite3'
import type {Counters} from './counters.ts'
import {statement} from '../statement.ts'

/** Removes an entry and all below it from the index, leaving one `gone` row for followers; answers how many rows went. */
export function forget(
  index: Database.Database,
  {counters, id, reason}: {readonly counters: Counters; readonly id: number; readonly reason: 'deleted' | 'forgotten'},
): number {
  const row = statement(index, 'SELECT volume FROM entry WHERE id = ?').get(id) as {volume: number} | undefined
  if (!row) return 0
  const count = removeBelow(index, id) + statement(index, 'DELETE FROM entry WHERE id = ?').run(id).changes
  statement(index, 'DELETE FROM folder WHERE id = ?').run(id)
  statement(index, 'DELETE FROM root WHERE entry = ?').run(id)
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, ?)').run(id, row.volume, counters.nextSeq(), reason === 'deleted' ? 0 : 1)
  return count
}

function removeBelow(index: Database.Database, id: number): number {
  const folders = statement(index, 'SELECT id FROM folder WHERE parent = ?')
  const remove = statement(index, 'DELETE FROM entry WHERE parent = ?')
  const removeFolder = statement(index, 'DELETE FROM folder WHERE id = ?')
  const waiting = [id]
  let count = 0
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    waiting.push(...(folders.pluck().all(folder) as number[]))
    count += remove.run(folder).changes
    if (folder !== id) removeFolder.run(folder)
  }
  return count
}
