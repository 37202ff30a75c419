import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Stores} from '../access.ts'
import {nameBytes, nameValue} from '../entries/names.ts'
import {statement} from '../statement.ts'
import {type FolderPlaces, openFolderPlaces} from './folder-places.ts'

/** A folder that something happened in, and about which of its names is asked; all of them where none are told. */
export interface AskedFolder {
  readonly id: number
  readonly names?: readonly Uint8Array[] | undefined
  /** Names came or went: its own times have changed, which the folder above it tells. */
  readonly stirred?: boolean | undefined
}

/** Where such a folder is. */
export interface FollowedFolder {
  readonly id: number
  readonly names: readonly Uint8Array[] | undefined
  /** From the volume's top, raw bytes. */
  readonly path: Uint8Array
  readonly inode: bigint
  /** When names last came or went in it, as the index has it. */
  readonly ctimeNs: bigint
  /** So many entries stand in it. */
  readonly holds: number
  readonly location: string
}

/** Folders in the columns that walkers take, with the folders directly in them as far as they are asked about. */
export interface FollowedColumns {
  readonly ids: Float64Array
  readonly parents: Float64Array
  readonly digests: Uint8Array
  readonly nameFirst: Uint32Array
  readonly names: Uint8Array
  readonly seen: Uint8Array
  readonly inodes: BigInt64Array
}

/** What a look at some folders again begins with; those that are in no location any more are left out. */
export function foldersToFollow(
  {index}: Stores,
  {folders}: {readonly folders: readonly AskedFolder[]},
): {readonly folders: readonly FollowedFolder[]; readonly known: FollowedColumns} {
  const places = openFolderPlaces(index)
  const found: FollowedFolder[] = []
  const rows: KnownRow[] = []
  for (const {id, names} of withOwn(places, folders)) {
    const row = places.row(id)
    const place = places.placeOf(id)
    if (!row?.isFolder || place?.location === undefined) continue
    const {inode, ctimeNs, holds} = row
    found.push({id, names, path: new Uint8Array(place.path), inode, ctimeNs, holds, location: place.location})
    rows.push({id, parent: 0, name: row.name, inode: row.inode, digest: row.digest}, ...foldersIn(index, {id, names}))
  }
  return {folders: found, known: columnsOf(rows)}
}

/** About a stirred folder itself the folder above it is asked, which may be among those that are asked already. */
function withOwn(places: FolderPlaces, folders: readonly AskedFolder[]): readonly AskedFolder[] {
  const asked = new Map(folders.map((folder) => [folder.id, folder]))
  for (const {id, stirred} of folders) {
    const row = stirred ? places.row(id) : undefined
    if (!row || row.parent <= 0) continue
    const above = asked.get(row.parent)
    if (above && above.names === undefined) continue
    asked.set(row.parent, {id: row.parent, names: [...(above?.names ?? []), new Uint8Array(row.name)]})
  }
  return [...asked.values()]
}

interface KnownRow {
  readonly id: number
  readonly parent: number
  readonly name: Buffer
  readonly inode: bigint
  readonly digest: Buffer | null
}

/** Their digests are left out: they are not asked about. */
function foldersIn(index: Database.Database, {id, names}: AskedFolder): readonly KnownRow[] {
  const columns = 'SELECT id, name, inode FROM entry WHERE parent = ? AND kind = 1'
  const rows = (
    names === undefined
      ? statement(index, columns).safeIntegers().all(id)
      : names.flatMap((name) =>
          statement(index, `${columns} AND name = ?`)
            .safeIntegers()
            .all(id, nameValue(Buffer.from(name))),
        )
  ) as {
    id: bigint
    name: string | Buffer
    inode: bigint
  }[]
  return rows.map((row) => ({id: Number(row.id), parent: id, name: nameBytes(row.name), inode: row.inode, digest: null}))
}

/** A folder that is asked about, and stands in another one that is, is there twice: the one with the digest comes first. */
function columnsOf(all: readonly KnownRow[]): FollowedColumns {
  const asked = new Map(all.filter(({parent}) => parent === 0).map((row) => [row.id, row]))
  const inside = new Map(all.filter(({parent}) => parent !== 0).map((row) => [row.id, row]))
  const rows = [...new Map([...inside, ...asked]).values()].map((row) => ({...row, parent: inside.get(row.id)?.parent ?? 0}))
  const nameFirst = new Uint32Array(rows.length + 1)
  rows.forEach(({name}, at) => (nameFirst[at + 1] = nameFirst[at]! + name.length))
  const digests = new Uint8Array(rows.length * 16)
  rows.forEach(({digest}, at) => digest && digests.set(digest, at * 16))
  return {
    ids: Float64Array.from(rows, ({id}) => id),
    parents: Float64Array.from(rows, ({parent}) => parent),
    digests,
    nameFirst,
    names: new Uint8Array(Buffer.concat(rows.map(({name}) => name))),
    seen: new Uint8Array(rows.length),
    inodes: BigInt64Array.from(rows, ({inode}) => inode),
  }
}
