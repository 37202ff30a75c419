import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {openPlaces} from '../entries/places.ts'
import {folderTree} from './known-folders.ts'
import {statement} from '../statement.ts'

/** Files whose content is to be known, as columns for hashers; paths are from the volume's top. */
export interface ContentFiles {
  readonly ids: Float64Array
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  readonly inode: BigInt64Array
  readonly pathFirst: Uint32Array
  readonly paths: Uint8Array
}

/** The folders of a tree that may hold files without content, the root first. */
export function contentFolders({index}: Stores, {root}: {readonly root: number}): Float64Array {
  return Float64Array.from(statement(index, `${folderTree} SELECT id FROM tree`).pluck().all({root}) as number[])
}

interface Row {
  readonly id: bigint
  readonly name: Buffer
  readonly size: bigint
  readonly mtime: bigint
  readonly ctime: bigint
  readonly inode: bigint
}

/** Reads the files of some folders that lack the content of this mode. */
export function contentFiles({index}: Stores, {folders, deep}: {readonly folders: Float64Array; readonly deep: boolean}): ContentFiles {
  const lacks = deep
    ? "(content IS NULL OR EXISTS (SELECT 1 FROM content AS c WHERE c.id = entry.content AND substr(c.key, 1, 1) = x'73'))"
    : 'content IS NULL'
  const files = statement(
    index,
    `SELECT id, CAST(name AS BLOB) AS name, size, mtime, ctime, inode FROM entry WHERE parent = ? AND kind = 0 AND ${lacks}`,
  ).safeIntegers()
  const places = openPlaces(index)
  const found: (Row & {readonly path: Buffer})[] = []
  for (const folder of folders) {
    const rows = files.all(folder) as Row[]
    if (rows.length === 0) continue
    const above = places.pathOf(folder)
    for (const row of rows) found.push({...row, path: Buffer.concat([above, SLASH, row.name])})
  }
  const pathFirst = new Uint32Array(found.length + 1)
  found.forEach((row, at) => (pathFirst[at + 1] = pathFirst[at]! + row.path.length))
  return {
    ids: Float64Array.from(found, (row) => Number(row.id)),
    size: Float64Array.from(found, (row) => Number(row.size)),
    mtimeNs: BigInt64Array.from(found, (row) => row.mtime),
    ctimeNs: BigInt64Array.from(found, (row) => row.ctime),
    inode: BigInt64Array.from(found, (row) => row.inode),
    pathFirst,
    paths: new Uint8Array(Buffer.concat(found.map((row) => row.path))),
  }
}

const SLASH = Buffer.from('/')
