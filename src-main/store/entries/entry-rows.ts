import type {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {openPlaces} from './places.ts'
import {statement} from '../statement.ts'

/** One entry with all that doors may show of it. */
export interface EntryRow {
  readonly id: number
  readonly volume: string
  readonly name: Uint8Array
  /** Raw bytes from the volume's top, without a leading slash. */
  readonly path: Uint8Array
  readonly parent: number
  readonly kind: number
  readonly size: number
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly birthNs: bigint
  readonly inode: bigint
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

type Raw = Readonly<Record<string, bigint | Buffer | string | null>>

const columns = `entry.id, volume.uuid AS volume, CAST(entry.name AS BLOB) AS name, entry.parent, entry.kind, entry.size, entry.mtime, entry.ctime, entry.birth,
  entry.inode, entry.mode, content.key, content.sample, content.type, CASE WHEN folder.digest IS NOT NULL THEN folder.bytes END AS total`
const from = 'FROM entry JOIN volume ON volume.id = entry.volume LEFT JOIN content ON content.id = entry.content LEFT JOIN folder ON folder.id = entry.id'

/** Reads entries by row number, in the order asked; numbers that are gone are left out. */
export function entryRows({index}: Stores, {ids}: {readonly ids: readonly number[] | Float64Array}): readonly EntryRow[] {
  const read = statement(index, `SELECT ${columns} ${from} WHERE entry.id = ?`).safeIntegers()
  return finish(index, Array.from(ids, (id) => read.get(id) as Raw | undefined).filter((row) => row !== undefined))
}

/** Reads what stands directly in a folder, in byte order of the name. */
export function childRows({index}: Stores, {folder}: {readonly folder: number}): readonly EntryRow[] {
  const rows = statement(index, `SELECT ${columns} ${from} WHERE entry.parent = ?`).safeIntegers().all(folder) as Raw[]
  return finish(index, rows).toSorted((a, b) => (a.name as Buffer).compare(b.name))
}

/** Reads all entries that hold one content, under either of its keys. */
export function copyRows({index}: Stores, {key}: {readonly key: Uint8Array}): readonly EntryRow[] {
  const rows = statement(index, `SELECT ${columns} ${from} WHERE entry.content IN (SELECT id FROM content WHERE key = :key OR (substr(:key, 1, 1) = x'73' AND sample = substr(:key, 2))) ORDER BY entry.id`)
    .safeIntegers()
    .all({key}) as Raw[]
  return finish(index, rows)
}

function finish(index: Stores['index'], rows: readonly Raw[]): readonly EntryRow[] {
  const places = openPlaces(index)
  const isLocated = locatedCheck(index)
  return rows.map((row) => ({
    id: Number(row['id']),
    volume: row['volume'] as string,
    name: row['name'] as Buffer,
    path: places.pathOf(Number(row['id'])),
    parent: Number(row['parent']),
    kind: Number(row['kind']),
    size: Number(row['size']),
    mtimeNs: row['mtime'] as bigint,
    ctimeNs: row['ctime'] as bigint,
    birthNs: row['birth'] as bigint,
    inode: row['inode'] as bigint,
    mode: Number(row['mode']),
    key: row['key'] as Buffer | null,
    sample: row['sample'] as Buffer | null,
    type: row['type'] as string | null,
    totalBytes: row['total'] === null ? null : Number(row['total']),
    located: isLocated(Number(row['parent'])),
  }))
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
