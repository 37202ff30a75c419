import {Buffer} from 'node:buffer'
import {CoreError} from '../contract/errors.ts'
import type {IndexMode} from '../contract/location.ts'
import type {Stores} from './access.ts'
import {withSeq} from './library-seq.ts'
import {statement} from './statement.ts'

/** A location as library.db keeps it. */
export interface LocationRow {
  readonly uuid: string
  readonly name: string
  readonly volume: string
  /** The bytes of the absolute path when it was last seen. */
  readonly path: Uint8Array
  /** Its root's row in index.db, and the public id of that row. */
  readonly root: number
  readonly rootUuid: string
  readonly mode: IndexMode
  readonly rules: readonly string[]
  readonly folderRules: readonly FolderRules[]
  readonly state: 'ready' | 'partial'
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** The rules of one folder of a location, for all below it. */
export interface FolderRules {
  /** Raw bytes below the root. */
  readonly path: Uint8Array
  readonly rules: readonly string[]
}

/** Keeps a new location; a folder is one location at most. */
export function addLocation({library}: Stores, row: LocationRow): void {
  withSeq(library, (seq) => {
    const other = library.prepare('SELECT name FROM location WHERE volume = ? AND path = ?').pluck().get(row.volume, row.path) as
      | string
      | undefined
    if (other !== undefined) throw new CoreError({code: 'Conflict', message: `This folder is already the location “${other}”.`})
    library.prepare(`INSERT INTO location (${columns}, seq) VALUES (${named}, :seq)`).run({...stored(row), seq})
  })
}

/** Changes what is given of a location; answers the whole row, or undefined where there is none. */
export function updateLocation(
  {library}: Stores,
  {uuid, ...change}: Pick<LocationRow, 'uuid'> & Partial<LocationRow>,
): LocationRow | undefined {
  return withSeq(library, (seq) => {
    const before = library.prepare(`SELECT ${columns} FROM location WHERE uuid = ?`).get(uuid) as Stored | undefined
    if (!before) return undefined
    const row = {...rowOf(before), ...change}
    library.prepare(`REPLACE INTO location (${columns}, seq) VALUES (${named}, :seq)`).run({...stored(row), seq})
    return row
  })
}

/** Forgets a location; answers whether there was one. */
export function removeLocation({library}: Stores, {uuid}: {readonly uuid: string}): boolean {
  return withSeq(library, (seq) => {
    const removed = library.prepare('DELETE FROM location WHERE uuid = ?').run(uuid).changes > 0
    if (removed)
      library
        .prepare("INSERT INTO gone (model, uuid, seq) VALUES ('location', ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq")
        .run(uuid, seq)
    return removed
  })
}

/** All locations, the oldest first. */
export function locations({library}: Stores): readonly LocationRow[] {
  return (statement(library, `SELECT ${columns} FROM location ORDER BY created_at, uuid`).all() as Stored[]).map(rowOf)
}

const columns = 'uuid, name, volume, path, root, root_uuid, mode, rules, folder_rules, state, created_at'
const named = ':uuid, :name, :volume, :path, :root, :root_uuid, :mode, :rules, :folder_rules, :state, :created_at'

interface Stored {
  readonly uuid: string
  readonly name: string
  readonly volume: string
  readonly path: Uint8Array
  readonly root: number
  readonly root_uuid: string
  readonly mode: string
  readonly rules: string
  readonly folder_rules: string
  readonly state: string
  readonly created_at: number
}

interface StoredRules {
  readonly path: string
  readonly rules: readonly string[]
}

function rowOf({root_uuid, created_at, mode, rules, folder_rules, state, ...row}: Stored): LocationRow {
  return {
    ...row,
    rootUuid: root_uuid,
    createdAt: created_at,
    mode: mode as LocationRow['mode'],
    rules: JSON.parse(rules) as readonly string[],
    folderRules: (JSON.parse(folder_rules) as StoredRules[]).map((one) => ({
      ...one,
      path: new Uint8Array(Buffer.from(one.path, 'base64')),
    })),
    state: state as LocationRow['state'],
  }
}

function stored({rootUuid, createdAt, rules, folderRules, ...row}: LocationRow): Stored {
  const inFolders = folderRules.map((one) => ({...one, path: Buffer.from(one.path).toString('base64')}))
  return {...row, root_uuid: rootUuid, created_at: createdAt, rules: JSON.stringify(rules), folder_rules: JSON.stringify(inFolders)}
}
