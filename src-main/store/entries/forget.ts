import type Database from 'better-sqlite3'
import type {Counters} from './counters.ts'

/** Removes an entry and all below it from the index, leaving one `gone` row for followers; answers how many rows went. */
export function forget(
  index: Database.Database,
  {counters, id, reason}: {readonly counters: Counters; readonly id: number; readonly reason: 'deleted' | 'forgotten'},
): number {
  const row = index.prepare('SELECT volume FROM entry WHERE id = ?').get(id) as {volume: number} | undefined
  if (!row) return 0
  const count = removeBelow(index, id) + index.prepare('DELETE FROM entry WHERE id = ?').run(id).changes
  index.prepare('DELETE FROM folder WHERE id = ?').run(id)
  index.prepare('DELETE FROM root WHERE entry = ?').run(id)
  index.prepare('INSERT OR REPLACE INTO gone (id, volume, seq, reason) VALUES (?, ?, ?, ?)').run(id, row.volume, counters.nextSeq(), reason === 'deleted' ? 0 : 1)
  return count
}

function removeBelow(index: Database.Database, id: number): number {
  const folders = index.prepare('SELECT id FROM folder WHERE parent = ?')
  const remove = index.prepare('DELETE FROM entry WHERE parent = ?')
  const removeFolder = index.prepare('DELETE FROM folder WHERE id = ?')
  const waiting = [id]
  let count = 0
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    waiting.push(...(folders.pluck().all(folder) as number[]))
    count += remove.run(folder).changes
    if (folder !== id) removeFolder.run(folder)
  }
  return count
}
