import {Buffer} from 'node:buffer'
import {hash} from 'node:crypto'
import {baseName, parentPath} from '../../domain/byte-path.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {actColumns, type ActPage, pageOf, type PageInput, type StoredAct} from './act-rows.ts'

/** What a step works on: an absolute path in raw bytes, and whether all below it goes with it, as when a folder is renamed. */
export interface ActPath {
  readonly path: Uint8Array
  readonly whole?: boolean | undefined
}

const roles = {itself: 0, whole: 1, below: 2} as const

/** The keys by which the acts on some paths, on the folders above them and on what is below them are found. */
export function packPaths(paths: readonly ActPath[]): Buffer {
  const folders = openFolders()
  const met = new Set<string>()
  const keys: Key[] = []
  for (const {path, whole = false} of paths) {
    keys.push(folders.keyOf(path, whole ? roles.whole : roles.itself))
    // Above a folder that was met all others were met with it.
    for (let folder = parentPath(path); folder && !met.has(textOf(folder)); folder = parentPath(folder)) {
      met.add(textOf(folder))
      keys.push(folders.keyOf(folder, roles.below))
    }
  }
  keys.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return Buffer.from(Float64Array.from(keys.flat()).buffer)
}

/** Lets the paths of a part that was done count for the history of files. */
export function notePaths(library: Stores['library'], {number, no}: {readonly number: number; readonly no: number}): void {
  const packed = statement(library, 'SELECT paths FROM act_part WHERE act = ? AND no = ?').pluck().get(number, no) as Buffer
  const note = statement(library, 'INSERT OR IGNORE INTO act_path (folder, name, act) VALUES (?, ?, ?)')
  const keys = new Float64Array(Uint8Array.from(packed).buffer)
  for (let at = 0; at < keys.length; at += 2) note.run(keys[at], keys[at + 1], number)
}

/** The acts that worked on a path or on a folder that holds it, and, where asked, on what is below it; the newest first. */
export function actsOf(
  {library}: Stores,
  {path, below = false, limit, cursor}: PageInput & {readonly path: Uint8Array; readonly below?: boolean | undefined},
): ActPage {
  const {keyOf} = openFolders()
  const keys = [keyOf(path, roles.itself), keyOf(path, roles.whole), ...(below ? [keyOf(path, roles.below)] : [])]
  for (let folder = parentPath(path); folder; folder = parentPath(folder)) keys.push(keyOf(folder, roles.whole))
  const on = `number IN (SELECT act FROM json_each(?) AS wanted CROSS JOIN act_path
    ON act_path.folder = wanted.value ->> 0 AND act_path.name = wanted.value ->> 1)`
  const wanted = JSON.stringify(keys)
  const total = statement(library, `SELECT count(*) FROM act WHERE ${on}`).pluck().get(wanted) as number
  const rows = statement(library, `SELECT ${actColumns} FROM act WHERE ${on} AND number < ? ORDER BY number DESC LIMIT ?`).all(
    wanted,
    cursor ?? Number.MAX_SAFE_INTEGER,
    limit,
  ) as StoredAct[]
  return pageOf(rows, {total, limit})
}

/** Hashes that fit a double. Two paths of one key would share their history in lists, which is rare and harms nothing. */
type Key = readonly [folder: number, name: number]

/** Folders are hashed once, however many names in them are asked for. */
function openFolders(): {keyOf(path: Uint8Array, role: number): Key} {
  const known = new Map<string, number>()
  const folderHash = (folder: Uint8Array): number => {
    const text = textOf(folder)
    const value = known.get(text) ?? hashOf(folder, 5)
    known.set(text, value)
    return value
  }
  return {keyOf: (path, role) => [folderHash(parentPath(path) ?? new Uint8Array(0)), hashOf(baseName(path), 3) * 4 + role]}
}

/** The first 48 bits of SHA-256 and some more. */
function hashOf(bytes: Uint8Array, more: 3 | 5): number {
  const digest = hash('sha256', bytes, 'buffer')
  return digest.readUIntBE(0, 6) * 2 ** more + (digest[6]! >> (8 - more))
}

const textOf = (path: Uint8Array): string => Buffer.from(path.buffer, path.byteOffset, path.byteLength).toString('latin1')
