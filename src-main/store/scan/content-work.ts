import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {openPlaces} from '../entries/places.ts'
import {folderTree} from './known-folders.ts'
import {statement} from '../statement.ts'

/** Files whose content is to be known, as columns for hashers; those of one folder stand together, paths are from the volume's top. */
export interface ContentFiles {
  readonly ids: Float64Array
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  readonly inode: BigInt64Array
  /** The number of the folder that holds each file. */
  readonly folder: Uint32Array
  /** Where each name begins, and where the last one ends. */
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  /** Where each folder's path begins, and where the last one ends. */
  readonly folderFirst: Uint32Array
  readonly folders: Uint8Array
}

/** The folders of a tree that may hold files without content, the root first. */
export function contentFolders({index}: Stores, {root}: {readonly root: number}): Float64Array {
  return Float64Array.from(statement(index, `${folderTree} SELECT id FROM tree`).pluck().all({root}) as number[])
}

/** The name is text, which is cheaper than bytes, wherever its bytes are UTF-8. */
type Row = readonly [id: bigint, name: string | Buffer, size: bigint, mtime: bigint, ctime: bigint, inode: bigint]

/** Reads the files of some folders that lack the content of this mode. */
export function contentFiles({index}: Stores, {folders, deep}: {readonly folders: Float64Array; readonly deep: boolean}): ContentFiles {
  const lacks = deep
    ? "(content IS NULL OR EXISTS (SELECT 1 FROM content AS c WHERE c.id = entry.content AND substr(c.key, 1, 1) = x'73'))"
    : 'content IS NULL'
  const files = statement(index, `SELECT id, name, size, mtime, ctime, inode FROM entry WHERE parent = ? AND kind = 0 AND ${lacks}`)
    .safeIntegers()
    .raw()
  const places = openPlaces(index)
  const found: Row[] = []
  const folderOf: number[] = []
  const paths: Buffer[] = []
  for (const folder of folders) {
    const rows = files.all(folder) as Row[]
    if (rows.length === 0) continue
    for (const row of rows) {
      found.push(row)
      folderOf.push(paths.length)
    }
    paths.push(places.pathOf(folder))
  }
  return {
    ids: Float64Array.from(found, ([id]) => Number(id)),
    size: Float64Array.from(found, ([, , size]) => Number(size)),
    mtimeNs: BigInt64Array.from(found, ([, , , mtime]) => mtime),
    ctimeNs: BigInt64Array.from(found, ([, , , , ctime]) => ctime),
    inode: BigInt64Array.from(found, ([, , , , , inode]) => inode),
    folder: Uint32Array.from(folderOf),
    ...namesOf(found),
    folderFirst: firstsOf(paths),
    folders: new Uint8Array(Buffer.concat(paths)),
  }
}

/** So many entries are read in some milliseconds. */
const FEW_ENTRIES = 2000

/** The same of folders that hold few entries all together; nothing where they hold more, which takes long. */
export function contentFilesOfFew(stores: Stores, input: Parameters<typeof contentFiles>[1]): ContentFiles | undefined {
  const count = statement(stores.index, 'SELECT count(*) FROM (SELECT 1 FROM entry WHERE parent = ? LIMIT ?)').pluck()
  let left = FEW_ENTRIES
  for (const folder of input.folders) {
    left -= count.get(folder, left + 1) as number
    if (left < 0) return undefined
  }
  return contentFiles(stores, input)
}

function firstsOf(parts: readonly Uint8Array[]): Uint32Array {
  const firsts = new Uint32Array(parts.length + 1)
  parts.forEach(({length}, at) => (firsts[at + 1] = firsts[at]! + length))
  return firsts
}

function namesOf(rows: readonly Row[]): Pick<ContentFiles, 'names' | 'nameFirst'> {
  const nameFirst = new Uint32Array(rows.length + 1)
  const names = Buffer.from(new ArrayBuffer(rows.reduce((sum, [, name]) => sum + name.length * (typeof name === 'string' ? 3 : 1), 0)))
  let end = 0
  rows.forEach(([, name], at) => {
    if (typeof name === 'string') end += names.write(name, end)
    else end += name.copy(names, end)
    nameFirst[at + 1] = end
  })
  return {names: new Uint8Array(names.subarray(0, end)), nameFirst}
}
