import type Database from 'better-sqlite3'
import type {SavedFields, SharedSearch} from '../../domain/saved/saved-row.ts'
import {isAlive} from '../../domain/shared/life.ts'
import type {Register} from '../../domain/shared/register.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {type Marks, packDots, unpackDots} from '../tags/clock.ts'

/** A search that is kept. */
export interface SavedRecord extends SavedFields {
  readonly uuid: string
}

/** All searches that are kept, in the order of their making. */
export function savedSearches({library}: Pick<Stores, 'library'>): readonly SavedRecord[] {
  return statement(library, 'SELECT uuid, name, query, folder FROM saved WHERE alive = 1 ORDER BY id').all() as SavedRecord[]
}

interface StoredSearch {
  readonly uuid: string
  readonly name: string
  readonly name_at: Uint8Array
  readonly name_base: Uint8Array
  readonly query: string
  readonly query_at: Uint8Array
  readonly query_base: Uint8Array
  readonly folder: string | null
  readonly folder_at: Uint8Array
  readonly folder_base: Uint8Array
  readonly added: Uint8Array
  readonly removed: Uint8Array
}

/** A search with its clocks, also one that was removed. */
export function sharedSearch(library: Database.Database, uuid: string): SharedSearch | undefined {
  const row = statement(library, 'SELECT * FROM saved WHERE uuid = ?').get(uuid) as StoredSearch | undefined
  if (!row) return undefined
  return {
    uuid,
    name: {value: row.name, ...clocks(row.name_at, row.name_base)},
    query: {value: row.query, ...clocks(row.query_at, row.query_base)},
    folder: {value: row.folder, ...clocks(row.folder_at, row.folder_base)},
    life: {added: unpackDots(row.added), removed: unpackDots(row.removed)},
  }
}

const clocks = (at: Uint8Array, base: Uint8Array): Pick<Register<unknown>, 'at' | 'base'> => ({
  at: unpackDots(at)[0]!,
  base: unpackDots(base)[0] ?? '',
})

/** Keeps a search as it is now. */
export function putSearch(library: Database.Database, {uuid, name, query, folder, life}: SharedSearch, {line, seq}: Marks): void {
  statement(
    library,
    `INSERT INTO saved (uuid, name, name_at, name_base, query, query_at, query_base, folder, folder_at, folder_base, added, removed, alive, line, seq)
       VALUES (:uuid, :name, :nameAt, :nameBase, :query, :queryAt, :queryBase, :folder, :folderAt, :folderBase, :added, :removed, :alive, :line, :seq)
       ON CONFLICT (uuid) DO UPDATE SET name = :name, name_at = :nameAt, name_base = :nameBase, query = :query, query_at = :queryAt,
         query_base = :queryBase, folder = :folder, folder_at = :folderAt, folder_base = :folderBase, added = :added, removed = :removed,
         alive = :alive, line = :line, seq = :seq`,
  ).run({
    uuid,
    name: name.value,
    nameAt: packDots([name.at]),
    nameBase: packDots([name.base]),
    query: query.value,
    queryAt: packDots([query.at]),
    queryBase: packDots([query.base]),
    folder: folder.value,
    folderAt: packDots([folder.at]),
    folderBase: packDots([folder.base]),
    added: packDots(life.added),
    removed: packDots(life.removed),
    alive: Number(isAlive(life)),
    line,
    seq,
  })
}
