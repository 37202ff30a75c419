import type {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {folderTree} from '../scan/known-folders.ts'
import {statement} from '../statement.ts'
import {openPlaces} from './places.ts'

/** A regular file with the facts by which it is known again. */
export interface KnownFile {
  readonly id: number
  readonly volume: string
  /** The path of its folder from the volume's top, raw bytes; one object for all files of a folder. */
  readonly folder: Uint8Array
  readonly name: Uint8Array
  readonly size: number
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly inode: bigint
  readonly nlink: number
  /** 33 bytes: the kind letter and the hash. */
  readonly key: Uint8Array | null
}

interface Row {
  readonly id: bigint
  readonly volume: string
  readonly parent: bigint
  readonly name: Buffer
  readonly size: bigint
  readonly mtime: bigint
  readonly ctime: bigint
  readonly inode: bigint
  readonly nlink: bigint
  readonly key: Buffer | null
}

/** Reads files by row number, in the order asked; what is gone, no file, or not found by a run that is under way is left out. */
export function knownFiles({index}: Stores, {ids}: {readonly ids: readonly number[] | Float64Array}): readonly KnownFile[] {
  const read = statement(
    index,
    `SELECT entry.id, volume.uuid AS volume, entry.parent, CAST(entry.name AS BLOB) AS name, entry.size, entry.mtime, entry.ctime, entry.inode,
       entry.nlink, content.key FROM entry JOIN volume ON volume.id = entry.volume LEFT JOIN content ON content.id = entry.content
       WHERE entry.id = ? AND entry.kind = 0 AND entry.parent > 0 AND entry.id NOT IN (SELECT entry FROM scan_missing)`,
  ).safeIntegers()
  const places = openPlaces(index)
  return Array.from(ids).flatMap((id) => {
    const row = read.get(id) as Row | undefined
    return row ? [fileOf(row, places)] : []
  })
}

function fileOf({id, parent, size, mtime, ctime, nlink, ...row}: Row, places: ReturnType<typeof openPlaces>): KnownFile {
  return {
    ...row,
    id: Number(id),
    folder: places.pathOf(Number(parent)),
    size: Number(size),
    mtimeNs: mtime,
    ctimeNs: ctime,
    nlink: Number(nlink),
  }
}

/** The numbers of all files below a folder, or of one file itself, in ascending order: mostly the order in which they lie in their folders. */
export function filesBelow({index}: Stores, {root}: {readonly root: number}): Float64Array {
  return Float64Array.from(
    statement(
      index,
      `${folderTree} SELECT entry.id FROM tree CROSS JOIN entry ON entry.parent = tree.id WHERE entry.kind = 0
         UNION SELECT id FROM entry WHERE id = :root AND kind = 0 ORDER BY 1`,
    )
      .pluck()
      .all({root}) as number[],
  )
}
