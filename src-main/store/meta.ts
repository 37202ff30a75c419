import type Database from 'better-sqlite3'

/** What a `meta` table may hold. */
export type MetaValue = string | number | Uint8Array

/** Reads one fact of a database about itself. */
export function readMeta(database: Database.Database, key: string): MetaValue | undefined {
  return database.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as MetaValue | undefined
}

export function writeMeta(database: Database.Database, facts: Readonly<Record<string, MetaValue>>): void {
  const put = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
  database.transaction(() => {
    for (const [key, value] of Object.entries(facts)) put.run(key, value)
  })()
}

export function removeMeta(database: Database.Database, key: string): void {
  database.prepare('DELETE FROM meta WHERE key = ?').run(key)
}
