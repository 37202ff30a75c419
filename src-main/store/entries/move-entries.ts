import {Buffer} from 'node:buffer'
import type {Facts} from '../../domain/act/spot.ts'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from './counters.ts'
import {chainAbove, putWeight, takeWeight} from './folder-weights.ts'
import {noteMove} from './forget.ts'
import {doubtListing, leaveIndex} from './leave-index.ts'
import {nameValue} from './names.ts'
import {statement} from '../statement.ts'

/** An entry that an act gave another name or folder on the same volume. */
export interface MovedEntry {
  readonly id: number
  /** The folder that it is in now; absent where that is in no tree of the index. */
  readonly parent?: number | undefined
  readonly name: Uint8Array
  /** As it stands there now. */
  readonly facts: Facts
  /** As it stood before; its content is kept only where the index knew it so. */
  readonly before?: Facts | undefined
  /** From the top of its volume; needed only where no folder of the index holds it, for locations in it. */
  readonly path?: Uint8Array | undefined
}

/** Follows renames and moves within a volume: entries keep their ids and contents, and so does all below them. Rows that are not there are no error. */
export function moveEntries({index}: Stores, {moves}: {readonly moves: readonly MovedEntry[]}): {readonly seq: number} {
  // Of an entry that moved twice, as in a swap of names, only the last place counts.
  const last = new Map<number, MovedEntry>()
  for (const move of moves) {
    last.delete(move.id)
    last.set(move.id, move)
  }
  return withCounters(index, (counters) => {
    const standing = [...last.values()].filter((move) => stands(index, {move, counters}))
    const waiting = new Set(standing.map(({id}) => id))
    for (const move of standing) place(index, {move, counters, waiting})
  })
}

interface Moving {
  readonly move: MovedEntry
  readonly counters: Counters
}

/** Whether a row is what was moved and has a place to go to; what the index took for it is gone from where it was. */
function stands(index: Stores['index'], {move, counters}: Moving): boolean {
  const {id, parent, path} = move
  const there = statement(index, 'SELECT 1 FROM entry WHERE id = ?').get(id) !== undefined
  const isIt = there && isSame(index, move)
  const hasPlace = parent !== undefined && statement(index, 'SELECT 1 FROM folder WHERE id = ?').get(parent) !== undefined
  if (isIt && hasPlace) return true
  if (hasPlace) doubtListing(index, parent)
  if (there) leaveIndex(index, {id, counters, movedTo: isIt ? path : undefined})
  return false
}

/** A folder is known by its place; a file, where its volume gives other inodes after each mount, by its size and time. */
function isSame(index: Stores['index'], {id, facts}: MovedEntry): boolean {
  const row = statement(index, 'SELECT kind, inode, size, mtime FROM entry WHERE id = ?').safeIntegers().get(id) as Readonly<
    Record<'kind' | 'inode' | 'size' | 'mtime', bigint>
  >
  const isFolder = row.kind === 1n || row.kind === 4n
  if (isFolder || facts.kind === 1) return isFolder && facts.kind === 1
  if (row.kind !== BigInt(facts.kind)) return false
  return row.inode === facts.inode || (row.size === BigInt(facts.size) && row.mtime === facts.mtimeNs)
}

interface Placing extends Moving {
  /** Those of the same act that have not got their new place so far. */
  readonly waiting: Set<number>
}

function place(index: Stores['index'], {move, counters, waiting}: Placing): void {
  const {id, name, facts, before} = move
  const parent = move.parent!
  const old = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck().get(id) as number | undefined
  waiting.delete(id)
  // It may have stood in what another one replaced.
  if (old === undefined) return
  doubtListing(index, parent)
  doubtListing(index, old)
  // Where the index is behind the disk, a folder would come to stand in itself: the next run finds it where it is.
  if (chainAbove(index, parent).includes(id)) return
  takeWeight(index, id)
  const values = {...columnsOf(facts), id, parent, beforeCtime: before?.ctimeNs ?? null, seq: counters.nextSeq()}
  statement(index, update).run(values)
  statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(parent, id)
  statement(index, 'DELETE FROM scan_missing WHERE entry = ?').run(id)
  statement(index, 'DELETE FROM root WHERE entry = ? AND location IS NULL').run(id)
  if (old !== parent) noteMove(index, id)
  putWeight(index, id)
  const value = nameValue(Buffer.from(name))
  const other = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck().get(parent, value) as number | undefined
  if (other !== undefined && waiting.has(other)) stepAside(index, other)
  else if (other !== undefined) leaveIndex(index, {id: other, counters})
  statement(index, 'UPDATE entry SET name = ? WHERE id = ?').run(value, id)
}

/** Takes a name that no file can have. */
function stepAside(index: Stores['index'], id: number): void {
  statement(index, "UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(id)
}

const columnsOf = (facts: Facts) => ({
  size: facts.size,
  mtime: facts.mtimeNs,
  ctime: facts.ctimeNs,
  birth: facts.birthNs,
  inode: facts.inode,
  nlink: facts.nlink,
  mode: facts.mode,
})

const update = `UPDATE entry SET
    content = CASE WHEN size = :size AND mtime = :mtime AND inode = :inode AND ctime = coalesce(:beforeCtime, ctime) THEN content END,
    parent = :parent, name = CAST('/' || id AS BLOB), size = :size, mtime = :mtime, ctime = :ctime, birth = :birth, inode = :inode, nlink = :nlink,
    mode = :mode, seq = :seq WHERE id = :id`
