import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {findEntry} from './find-entry.ts'
import {nameValue} from './names.ts'
import {openPlaces} from './places.ts'
import {locationOf} from './roots.ts'

/** Where a folder of a path is in the index; nothing where no tree reaches so far. */
export interface FoundFolder {
  /** Of the folder itself. */
  readonly id?: number | undefined
  /** The deepest entry on the way to it, itself included, and its path from the volume's top. */
  readonly nearest: number
  readonly path: Uint8Array
  /** The location that keeps it. */
  readonly location?: string | undefined
}

/** Finds folders by their paths from the top of their volume. */
export function findFolders(
  stores: Stores,
  {volume, paths}: {readonly volume: string; readonly paths: readonly Uint8Array[]},
): readonly (FoundFolder | undefined)[] {
  const places = openPlaces(stores.index)
  return paths.map((path) => {
    const {id, nearest} = findEntry(stores, {volume, path})
    if (nearest === undefined) return undefined
    return {id, nearest, path: new Uint8Array(places.pathOf(nearest)), location: locationOf(stores, {entry: nearest})}
  })
}

/** The row of a name, as far as it tells whether it is the same thing. */
export interface NamedRow {
  readonly id: number
  readonly kind: number
  readonly inode: bigint
  readonly size: number
  readonly mtimeNs: bigint
}

/** The rows of names in a folder, in the order asked. */
export function namesIn(
  {index}: Stores,
  {folder, names}: {readonly folder: number; readonly names: readonly Uint8Array[]},
): readonly (NamedRow | undefined)[] {
  const read = statement(index, 'SELECT id, kind, inode, size, mtime FROM entry WHERE parent = ? AND name = ?').safeIntegers()
  return names.map((name) => {
    const row = read.get(folder, nameValue(Buffer.from(name))) as Record<'id' | 'kind' | 'inode' | 'size' | 'mtime', bigint> | undefined
    return row && {id: Number(row.id), kind: Number(row.kind), inode: row.inode, size: Number(row.size), mtimeNs: row.mtime}
  })
}

/** All names that the index has of files with several, by the inodes; their paths are from the volume's top. */
export function linkedNames(
  {index}: Stores,
  {volume, inodes}: {readonly volume: string; readonly inodes: readonly bigint[]},
): readonly {readonly id: number; readonly path: Uint8Array}[] {
  const read = statement(
    index,
    `SELECT entry.id FROM entry JOIN volume ON volume.id = entry.volume
       WHERE inode = ? AND volume.uuid = ? AND kind = 0 AND nlink > 1 AND substr(CAST(name AS BLOB), 1, 1) <> x'2f'`,
  ).pluck()
  const places = openPlaces(index)
  return inodes.flatMap((inode) => (read.all(inode, volume) as number[]).map((id) => ({id, path: new Uint8Array(places.pathOf(id))})))
}
