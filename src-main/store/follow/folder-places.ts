import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import {statement} from '../statement.ts'

/** Rows on the way to folders, each read once for as long as one piece of work lasts. */
export interface FolderPlaces {
  row(id: number): FolderRow | undefined
  /** Nothing where a row above it is gone. */
  placeOf(id: number): FolderPlace | undefined
}

export interface FolderRow {
  readonly parent: number
  /** Raw bytes. */
  readonly name: Buffer
  readonly inode: bigint
  readonly ctimeNs: bigint
  /** So many entries stand in it; 0 for a file. */
  readonly holds: number
  /** It has sums of its own; else it is a file. */
  readonly isFolder: boolean
  readonly digest: Buffer | null
  /** The location whose top it is. */
  readonly location: string | null
}

export interface FolderPlace {
  /** From the volume's top, without a leading slash. */
  readonly path: Buffer
  /** Nothing where it is in none. */
  readonly location: string | undefined
}

export function openFolderPlaces(index: Database.Database): FolderPlaces {
  const read = statement(
    index,
    `SELECT entry.parent, CAST(entry.name AS BLOB) AS name, entry.inode, entry.ctime AS ctimeNs,
            coalesce(folder.own_files + folder.own_folders, 0) AS holds, folder.id AS folder, folder.digest, root.location
       FROM entry LEFT JOIN folder ON folder.id = entry.id LEFT JOIN root ON root.entry = entry.id WHERE entry.id = ?`,
  ).safeIntegers()
  const rows = new Map<number, FolderRow | undefined>()
  const places = new Map<number, FolderPlace | undefined>()
  const row = (id: number): FolderRow | undefined => {
    if (!rows.has(id)) {
      const found = read.get(id) as RawRow | undefined
      rows.set(id, found && {...found, parent: Number(found.parent), holds: Number(found.holds), isFolder: found.folder !== null})
    }
    return rows.get(id)
  }
  const placeOf = (id: number): FolderPlace | undefined => {
    if (!places.has(id)) places.set(id, place(id))
    return places.get(id)
  }
  const place = (id: number): FolderPlace | undefined => {
    const own = row(id)
    if (!own) return undefined
    // The top of a volume tree bears the path of that top.
    if (own.parent < 0) return {path: own.name, location: own.location ?? undefined}
    const above = placeOf(own.parent)
    if (!above) return undefined
    const path = above.path.length === 0 ? own.name : Buffer.concat([above.path, SLASH, own.name])
    return {path, location: own.location ?? above.location}
  }
  return {row, placeOf}
}

type RawRow = Omit<FolderRow, 'parent' | 'holds' | 'isFolder'> & {
  readonly parent: bigint
  readonly holds: bigint
  readonly folder: bigint | null
}

const SLASH = Buffer.from('/')
