import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Stores} from '../access.ts'
import {type EntryWriter, openEntryWriter, type SeenColumns} from '../scan/entry-writer.ts'
import {topsOf} from '../scan/chunk-work.ts'
import {leftOutByFolder, type LeftOutNames} from '../scan/left-out.ts'
import {kinds} from '../scan/scan-types.ts'
import {statement} from '../statement.ts'
import {type Counters, withCounters} from './counters.ts'
import {addToSums, putWeight, takeWeight} from './folder-weights.ts'
import {doubtListing, leaveIndex} from './leave-index.ts'
import {nameKey} from './names.ts'
import {volumeNumber} from './roots.ts'

/** What stands in some folders, as somebody saw it a moment ago. */
export interface PutInput {
  readonly volume: string
  readonly folders: readonly PutFolder[]
  readonly entries: SeenColumns
}
export interface PutFolder {
  readonly id: number
  /** Its entries are [first, end) of the columns. */
  readonly first: number
  readonly end: number
  /** Of its listing, where these are all that it holds: then what else the index has in it goes. */
  readonly digest?: Uint8Array | undefined
  /** What it holds besides: that is forgotten, and nobody deleted it. */
  readonly leftOut?: LeftOutNames | undefined
}

export interface Put {
  readonly seq: number
  /** The row of each entry; 0 where it has none. */
  readonly ids: Float64Array
  /** 1 for a folder whose listing the index does not know, and for a file whose content it does not know. */
  readonly unknown: Uint8Array
  /** Folders that are the tops of other trees: a run takes them in. */
  readonly tops: number
}

interface Work {
  readonly index: Database.Database
  readonly counters: Counters
  readonly writer: EntryWriter
  readonly entries: SeenColumns
  readonly tops: ReadonlySet<bigint>
  readonly ids: Float64Array
  readonly unknown: Uint8Array
  left: number
}

/** Gives the index what an act brought to some places, or changed there: a row that is at its place keeps its id, and the sums follow. */
export function putEntries(stores: Stores, {volume: uuid, folders, entries}: PutInput): Put {
  const {index} = stores
  const {value, seq} = withCounters(index, (counters) => {
    const volume = volumeNumber(stores, {volume: uuid})
    const work: Work = {
      index,
      counters,
      writer: openEntryWriter(index, {columns: entries, volume, counters}),
      entries,
      tops: new Set(topsOf(index, volume).map((top) => top.inode)),
      ids: new Float64Array(entries.count),
      unknown: new Uint8Array(entries.count),
      left: 0,
    }
    for (const folder of folders) putFolder(work, folder)
    return work
  })
  return {seq, ids: value.ids, unknown: value.unknown, tops: value.left}
}

function putFolder(work: Work, {id, first, end, digest, leftOut}: PutFolder): void {
  const {index, ids, writer} = work
  // It went meanwhile, with all that is in it.
  if (statement(index, 'SELECT 1 FROM folder WHERE id = ?').get(id) === undefined) return
  const added: number[] = []
  for (let at = first; at < end; at++) if (!keepRow(work, at, id)) added.push(at)
  const fresh = added.filter((at) => !isTop(work, at))
  for (const at of fresh) {
    ids[at] = writer.insert(at, id)
    work.unknown[at] = 1
  }
  writer.flush()
  weighAdded(work, {folder: id, added: fresh})
  if (digest) dropOthers(work, {folder: id, kept: new Set(ids.subarray(first, end)), leftOut})
  doubtListing(index, id)
  if (digest) statement(index, 'UPDATE folder SET digest = ? WHERE id = ?').run(Buffer.from(digest), id)
}

interface Row {
  readonly id: bigint
  readonly kind: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly ctime: bigint
  readonly birth: bigint
  readonly inode: bigint
  readonly nlink: bigint
  readonly mode: bigint
  readonly content: bigint | null
}

/** Whether a row goes on to stand for what is at its place; a file that another one replaced keeps its id, as after a safe save. */
function keepRow(work: Work, at: number, folder: number): boolean {
  const {index, counters, entries, writer, ids} = work
  const row = statement(
    index,
    'SELECT id, kind, size, mtime, ctime, birth, inode, nlink, mode, content FROM entry WHERE parent = ? AND name = ?',
  )
    .safeIntegers()
    .get(folder, writer.name(at)) as Row | undefined
  if (!row) return false
  const id = Number(row.id)
  const isSame = isSameThing(row, entries, at)
  if (!isSame && (row.kind !== BigInt(entries.kind[at]!) || entries.kind[at] === kinds.dir)) {
    leaveIndex(index, {id, counters})
    return false
  }
  ids[at] = id
  refresh(work, at, {row, isSame})
  return true
}

function refresh({index, entries, writer, unknown}: Work, at: number, {row, isSame}: {readonly row: Row; readonly isSame: boolean}): void {
  const id = Number(row.id)
  const keepContent = isSame && hasSameBytes(row, entries, at)
  const isKnown = entries.kind[at] === kinds.dir ? isListed(index, id) : keepContent && row.content !== null
  unknown[at] = isKnown ? 0 : 1
  if (keepContent && row.nlink === BigInt(entries.nlink[at]!) && row.mode === BigInt(entries.mode[at]!)) return
  takeWeight(index, id)
  writer.update(at, {id, keepContent})
  putWeight(index, id)
}

const isListed = (index: Database.Database, id: number): boolean =>
  statement(index, 'SELECT digest IS NOT NULL FROM folder WHERE id = ?').pluck().get(id) === 1

const hasSameBytes = (row: Row, {size, mtimeNs, ctimeNs}: SeenColumns, at: number): boolean =>
  row.size === BigInt(size[at]!) && row.mtime === mtimeNs[at] && row.ctime === ctimeNs[at]

function isSameThing(row: Row, {kind, inode, birthNs}: SeenColumns, at: number): boolean {
  const birth = birthNs[at]
  return row.kind === BigInt(kind[at]!) && row.inode === inode[at] && (row.birth === birth || row.birth === 0n || birth === 0n)
}

function isTop(work: Work, at: number): boolean {
  const is = work.entries.kind[at] === kinds.dir && work.tops.has(work.entries.inode[at]!)
  if (is) work.left++
  return is
}

/** Files of several names count by what else has them; all others are added up for their folder, whose depth is gone up once. */
function weighAdded({index, entries, ids}: Work, {folder, added}: {readonly folder: number; readonly added: readonly number[]}): void {
  const sums = {files: 0, folders: 0, bytes: 0}
  for (const at of added) {
    const kind = entries.kind[at]!
    if (kind === kinds.file && entries.nlink[at]! > 1) putWeight(index, ids[at]!)
    else if (kind === kinds.file) {
      sums.files++
      sums.bytes += entries.size[at]!
    } else if (kind === kinds.dir || kind === kinds.mount) sums.folders++
  }
  addToSums(index, folder, sums)
}

interface Others {
  readonly folder: number
  readonly kept: ReadonlySet<number>
  readonly leftOut: LeftOutNames | undefined
}

function dropOthers({index, counters}: Work, {folder, kept, leftOut}: Others): void {
  const rows = statement(index, 'SELECT id, name FROM entry WHERE parent = ?').all(folder) as {id: number; name: string | Buffer}[]
  const names = leftOutByFolder(leftOut).get(0)
  for (const {id, name} of rows) {
    if (!kept.has(id)) leaveIndex(index, {id, counters, reason: names?.has(nameKey(name)) ? 'forgotten' : 'deleted'})
  }
}
