import type {Buffer} from 'node:buffer'
import {nameBytes, nameKey} from '../entries/names.ts'
import type {ChunkWork} from '../scan/chunk-work.ts'
import {type KnownRow, rowsIn, sameEntry} from '../scan/merge-folder.ts'
import {stepAside} from '../scan/aside.ts'
import {addEntry} from '../scan/new-entry.ts'
import {LEFT_OUT} from '../scan/left-out.ts'
import {FOLLOWING, kinds} from '../scan/scan-types.ts'
import {passHeirs} from '../scan/heirs.ts'
import {statement} from '../statement.ts'
import type {Weights} from './follow-work.ts'

/** A row that is not where it was. */
export interface MissedRow {
  readonly id: number
  readonly folder: number
  readonly name: Uint8Array
  readonly isFolder: boolean
  /** Another thing stands at its place. */
  readonly isReplaced: boolean
}

export interface FollowWork extends ChunkWork {
  readonly weights: Weights
  readonly missed: MissedRow[]
  readonly unread: Set<number>
  readonly linked: Set<bigint>
  /** New folders that the walker took for ones that are known, and did not list. */
  readonly unlisted: number[]
}

interface Listed {
  readonly folder: number
  readonly first: number
  readonly end: number
  /** All that the folder holds, and not only some names. */
  readonly whole: boolean
  /** Names, by their keys, that a rule leaves out. */
  readonly leftOut?: ReadonlySet<string> | undefined
}

/** A name that was asked about and does not exist, as walkers tell it. */
const NONE = 5

/** Brings the rows of a folder to what was seen of it. A row whose place another thing has taken steps aside until it is settled. */
export function mergeListed(work: FollowWork, {folder, first, end, whole, leftOut}: Listed): void {
  const {index, writer} = work
  writer.flush()
  if (!whole) doubtListing(work, folder)
  const known = whole ? rowsIn(index, folder) : undefined
  for (let at = first; at < end; at++) {
    const name = writer.name(at)
    const row = known ? known.get(nameKey(name)) : rowAt(work, folder, name)
    known?.delete(nameKey(name))
    mergeOne(work, at, {row, folder})
  }
  for (const [key, row] of known ?? []) {
    goes(work, row, {folder, isReplaced: false})
    // Nobody deleted it.
    if (leftOut?.has(key))
      statement(index, 'UPDATE scan_missing SET heir = ? WHERE scan = ? AND entry = ?').run(LEFT_OUT, FOLLOWING, row.id)
  }
}

function mergeOne(work: FollowWork, at: number, {row, folder}: {readonly row: KnownRow | undefined; readonly folder: number}): void {
  const isThere = work.input.entries.kind[at] !== NONE
  if (isThere && row && sameEntry(work, at, row)) stays(work, at, {row, folder})
  else if (isThere) comes(work, at, {row, folder})
  else if (row) goes(work, row, {folder, isReplaced: false})
}

function rowAt({index}: FollowWork, folder: number, name: string | Buffer): KnownRow | undefined {
  const row = statement(
    index,
    'SELECT id, name, kind, size, mtime, ctime, birth, inode, nlink, mode FROM entry WHERE parent = ? AND name = ?',
  )
    .safeIntegers()
    .get(folder, name) as (Omit<KnownRow, 'id' | 'kind'> & {id: bigint; kind: bigint}) | undefined
  return row && {...row, id: Number(row.id), kind: Number(row.kind)}
}

/** A part of a listing has no digest: zeros are like no listing, and say that the folder was listed once. */
function doubtListing({index}: FollowWork, folder: number): void {
  statement(index, 'UPDATE folder SET digest = zeroblob(16) WHERE id = ? AND digest IS NOT NULL AND digest <> zeroblob(16)').run(folder)
}

function stays(work: FollowWork, at: number, {row, folder}: {readonly row: KnownRow; readonly folder: number}): void {
  const {writer, counts, weights, input} = work
  const {entries} = input
  if (row.kind === kinds.dir && entries.proposedId[at] !== row.id) work.aliases.set(entries.proposedId[at]!, row.id)
  const wasMissed = isBack(work, row)
  const {sameBytes, sameWeight, same} = comparison(work, at, row)
  if (same && !wasMissed) return
  noteLinks(work, at, row)
  if (row.kind === kinds.file && !sameBytes) work.unread.add(folder)
  if (!sameWeight && !wasMissed) weights.take(row.id)
  writer.update(at, {id: row.id, keepContent: sameBytes})
  if (!sameWeight || wasMissed) weights.put(row.id)
  counts.changed++
}

function comparison({input: {entries}}: FollowWork, at: number, row: KnownRow) {
  const sameSize = row.size === BigInt(entries.size[at]!)
  const sameLinks = row.nlink === BigInt(entries.nlink[at]!)
  const sameBytes = sameSize && row.mtime === entries.mtimeNs[at] && row.ctime === entries.ctimeNs[at]
  const same = sameBytes && sameLinks && row.mode === BigInt(entries.mode[at]!)
  return {sameBytes, sameWeight: row.kind !== kinds.file || (sameSize && sameLinks), same}
}

/** What was missed and stands where it stood is missed no longer, also by a run that has looked a moment ago. */
function isBack({index}: FollowWork, row: KnownRow): boolean {
  statement(index, 'DELETE FROM scan_missing WHERE scan IN (SELECT job FROM scan) AND entry = ?').run(row.id)
  return statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?').run(FOLLOWING, row.id).changes > 0
}

function comes(work: FollowWork, at: number, {row, folder}: {readonly row: KnownRow | undefined; readonly folder: number}): void {
  const {index, writer, weights, input} = work
  if (row) {
    goes(work, row, {folder, isReplaced: true})
    stepAside(index, row.id, input.state.firstId)
  }
  const id = addEntry(work, at, folder)
  writer.flush()
  if (id !== undefined && isTakenForKnown(work, at)) work.unlisted.push(id)
  if (row) {
    statement(index, 'UPDATE scan_missing SET heir = ? WHERE scan = ? AND entry = ?').run(id ?? null, FOLLOWING, row.id)
    passHeirs(index, {from: row.id, to: id})
  }
  noteLinks(work, at, undefined)
  if (input.entries.kind[at] === kinds.file) work.unread.add(folder)
  // The top of another tree brings sums of its own.
  if (id === undefined) weights.doubt()
  else weights.put(id)
}

/** A new folder has the inode of the one that stood there before it, as file systems like to give it out again at once. */
function isTakenForKnown({input: {entries, state}}: FollowWork, at: number): boolean {
  return entries.kind[at] === kinds.dir && entries.proposedId[at]! > 0 && entries.proposedId[at]! < state.firstId
}

function goes(work: FollowWork, row: KnownRow, {folder, isReplaced}: Pick<MissedRow, 'folder' | 'isReplaced'>): void {
  const {index, weights, missed} = work
  const noted = statement(index, 'INSERT OR IGNORE INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)').run(FOLLOWING, row.id)
  if (noted.changes === 0) return
  weights.take(row.id)
  if (row.kind === kinds.file && row.nlink > 1n) work.linked.add(row.inode)
  if (!isReplaced) passHeirs(index, {from: row.id})
  missed.push({id: row.id, folder, name: new Uint8Array(nameBytes(row.name)), isFolder: row.kind === kinds.dir, isReplaced})
}

/** Files with several names change at all of them, and the system tells of one. */
export function noteLinks({linked, input: {entries}}: FollowWork, at: number, row: KnownRow | undefined): void {
  if (entries.kind[at] !== kinds.file) return
  if (entries.nlink[at]! > 1 || (row !== undefined && row.nlink > 1n)) linked.add(entries.inode[at]!)
}
