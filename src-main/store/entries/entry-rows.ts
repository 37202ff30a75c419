import {Buffer} from 'node:buffer'
import {joinPath} from '../../domain/byte-path.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {Stores} from '../access.ts'
import {openPlaces} from './places.ts'
import {statement} from '../statement.ts'

/** One entry with all that doors may show of it. */
export interface EntryRow {
  readonly id: number
  readonly volume: string
  /** Text, or bytes that are not UTF-8; of the top of a tree, its path from the volume's top. */
  readonly name: string | Uint8Array
  /** The path of its folder from the volume's top, one object for all rows of a folder; null at the top of a tree. */
  readonly above: Uint8Array | null
  readonly parent: number
  readonly kind: number
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modifiedMs: number
  /** 0 where the file system does not tell. */
  readonly createdMs: number
  readonly mode: number
  /** 33 bytes: the kind letter and the hash. */
  readonly key: Uint8Array | null
  readonly sample: Uint8Array | null
  /** The file type that the bytes told. */
  readonly type: string | null
  /** Of a folder: the sum over all below. */
  readonly totalBytes: number | null
  readonly located: boolean
}

type Raw = Omit<EntryRow, 'above' | 'located'>

const columns = `entry.id, volume.uuid AS volume, entry.name, entry.parent, entry.kind, entry.size,
  (mtime - (mtime < 0) * 999999) / 1000000 AS modifiedMs, (birth - (birth < 0) * 999999) / 1000000 AS createdMs, entry.mode, content.key, content.sample, content.type, CASE WHEN folder.digest IS NOT NULL THEN folder.bytes END AS totalBytes`
const from =
  'FROM entry JOIN volume ON volume.id = entry.volume LEFT JOIN content ON content.id = entry.content LEFT JOIN folder ON folder.id = entry.id'

/** Reads entries by row number, in the order asked; numbers that are gone are left out. */
export function entryRows({index}: Stores, {ids}: {readonly ids: readonly number[] | Float64Array}): readonly EntryRow[] {
  const read = statement(index, `SELECT ${columns} ${from} WHERE entry.id = ?`)
  return finish(
    index,
    Array.from(ids, (id) => read.get(id) as Raw | undefined).filter((row) => row !== undefined),
  )
}

/** Reads what stands directly in a folder, in byte order of the name. */
export function childRows({index}: Stores, {folder}: {readonly folder: number}): readonly EntryRow[] {
  const rows = statement(index, `SELECT ${columns} ${from} WHERE entry.parent = ?`).all(folder) as Raw[]
  return finish(index, rows)
    .map((row) => ({row, name: Buffer.from(row.name as string)}))
    .toSorted((a, b) => a.name.compare(b.name))
    .map(({row}) => row)
}

/** Reads all entries that hold one content, under either of its keys. */
export function copyRows({index}: Stores, {key}: {readonly key: Uint8Array}): readonly EntryRow[] {
  const rows = statement(
    index,
    `SELECT ${columns} ${from} WHERE entry.content IN (SELECT id FROM content WHERE substr(key, 2, 6) = substr(:key, 2, 6) AND key = :key UNION SELECT id FROM content WHERE substr(:key, 1, 1) = x'73' AND sample = substr(:key, 2)) ORDER BY entry.id`,
  ).all({key}) as Raw[]
  return finish(index, rows)
}

function finish(index: Stores['index'], rows: readonly Raw[]): readonly EntryRow[] {
  const places = openPlaces(index)
  const isLocated = locatedCheck(index)
  // What a run has found replaced stands aside under a name that no file can have, until the run settles it.
  const there = rows.filter((row) => row.parent < 0 || typeof row.name === 'string' || row.name[0] !== SLASH)
  return there.map((row) => ({...row, above: row.parent < 0 ? null : places.pathOf(row.parent), located: isLocated(row.parent)}))
}

const SLASH = 0x2f

/** The whole path of a row from the volume's top, raw bytes without a leading slash. */
export function rowPath({name, above}: Pick<EntryRow, 'name' | 'above'>): Uint8Array {
  const own = typeof name === 'string' ? encodeUtf8(name) : name
  return above === null || above.length === 0 ? own : joinPath(above, own)
}

/** Tells whether a folder is the root of a location or below one. */
function locatedCheck(index: Stores['index']): (folder: number) => boolean {
  const read = statement(index, 'SELECT entry.parent, root.location FROM entry LEFT JOIN root ON root.entry = entry.id WHERE entry.id = ?')
  const known = new Map<number, boolean>()
  const check = (folder: number): boolean => {
    if (folder <= 0) return false
    const before = known.get(folder)
    if (before !== undefined) return before
    const row = read.get(folder) as {parent: number; location: string | null} | undefined
    const located = row !== undefined && (row.location !== null || check(row.parent))
    known.set(folder, located)
    return located
  }
  return check
}
