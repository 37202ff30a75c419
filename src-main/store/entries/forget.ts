import type Database from 'better-sqlite3'
import type {Counters} from './counters.ts'
import {statement} from '../statement.ts'

const reasons = {deleted: 0, forgotten: 1, moved: 2} as const

/**
 * Marks an entry that got another parent. A follower that has not read of the move has it elsewhere, and the `gone` row of the new
 * folder above it would not reach it there: so it gets one of its own when that folder goes.
 */
export function noteMove(index: Database.Database, id: number): void {
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) SELECT id, volume, seq, ? FROM entry WHERE id = ?').run(
    reasons.moved,
    id,
  )
}

/** Removes an entry and all below it from the index, leaving one `gone` row for followers, and one for each entry that had moved there; answers how many rows went. */
export function forget(
  index: Database.Database,
  {counters, id, reason}: {readonly counters: Counters; readonly id: number; readonly reason: 'deleted' | 'forgotten'},
): number {
  const row = statement(index, 'SELECT volume FROM entry WHERE id = ?').get(id) as {volume: number} | undefined
  if (!row) return 0
  const count = removeBelow(index, {counters, id, reason}) + statement(index, 'DELETE FROM entry WHERE id = ?').run(id).changes
  statement(index, 'DELETE FROM folder WHERE id = ?').run(id)
  statement(index, 'DELETE FROM root WHERE entry = ?').run(id)
  statement(index, 'INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, ?)').run(
    id,
    row.volume,
    counters.nextSeq(),
    reasons[reason],
  )
  return count
}

function removeBelow(
  index: Database.Database,
  {counters, id, reason}: {readonly counters: Counters; readonly id: number; readonly reason: 'deleted' | 'forgotten'},
): number {
  const moved = statement(index, 'SELECT gone.id FROM entry JOIN gone ON gone.id = entry.id WHERE entry.parent = ?').pluck()
  const noteGone = statement(index, 'UPDATE gone SET seq = ?, reason = ? WHERE id = ?')
  const folders = statement(index, 'SELECT id FROM folder WHERE parent = ?')
  const remove = statement(index, 'DELETE FROM entry WHERE parent = ?')
  const removeFolder = statement(index, 'DELETE FROM folder WHERE id = ?')
  const waiting = [id]
  let count = 0
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const below of folders.pluck().all(folder) as number[]) waiting.push(below)
    for (const one of moved.all(folder) as number[]) noteGone.run(counters.nextSeq(), reasons[reason], one)
    count += remove.run(folder).changes
    if (folder !== id) removeFolder.run(folder)
  }
  return count
}
