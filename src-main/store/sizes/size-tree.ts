import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** A folder with its sums, as a part of a tree of sizes. */
export interface SizedFolder {
  readonly id: number
  /** The place of the folder above it in the list; -1 for a top. */
  readonly parent: number
  /** Text, or bytes that are not UTF-8; of a top it is its path from its volume's top. */
  readonly name: string | Uint8Array
  readonly bytes: number
  readonly files: number
  readonly folders: number
  /** What lies in it is to be shown. */
  readonly opened: boolean
}

interface TreeInput {
  readonly tops: readonly number[]
  /** So many levels are opened. */
  readonly depth: number
  /** What is a smaller part of the whole is not told. */
  readonly share: number
  /** At most so many folders of one folder. */
  readonly most: number
}

export interface SizeTree {
  /** What holds fewer bytes is not told. */
  readonly least: number
  readonly folders: readonly SizedFolder[]
}

type Row = Pick<SizedFolder, 'id' | 'name' | 'bytes' | 'files' | 'folders'>

/** The largest folders below some tops, level by level, by the sums that the index keeps: a folder is never looked into for its size. */
export function sizeTree({index}: Stores, {tops, depth, share, most}: TreeInput): SizeTree {
  const columns = 'folder.id, entry.name, bytes, files, folders FROM folder CROSS JOIN entry ON entry.id = folder.id'
  const one = statement(index, `SELECT ${columns} WHERE folder.id = ?`)
  const children = statement(
    index,
    `SELECT ${columns} WHERE folder.parent = ? AND bytes >= ? AND folder.id NOT IN (SELECT entry FROM scan_missing) ORDER BY bytes DESC, folder.id LIMIT ?`,
  )
  return index.transaction(() => {
    const rows = tops.map((id) => one.get(id) as Row | undefined).filter((row) => row !== undefined)
    const least = Math.max(1, Math.ceil(rows.reduce((sum, {bytes}) => sum + bytes, 0) * share))
    const folders: (SizedFolder & {readonly depth: number})[] = rows.map((row) => ({...row, parent: -1, depth: 0, opened: depth > 0}))
    // It grows while it is walked: a level after the other.
    for (let at = 0; at < folders.length; at++) {
      const folder = folders[at]!
      if (!folder.opened) continue
      const inside = children.all(folder.id, least, most) as Row[]
      for (const row of inside) folders.push({...row, parent: at, depth: folder.depth + 1, opened: folder.depth + 1 < depth})
    }
    return {least, folders: folders.map(({depth: _depth, ...folder}) => folder)}
  })()
}

/** The names of some entries, in the order asked; nothing for those that are gone. */
export function entryNames({index}: Stores, {ids}: {readonly ids: Float64Array}): readonly (string | Uint8Array | undefined)[] {
  const name = statement(index, 'SELECT name FROM entry WHERE id = ?').pluck()
  return index.transaction(() => Array.from(ids, (id) => name.get(id) as string | Uint8Array | undefined))()
}
