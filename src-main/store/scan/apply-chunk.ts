import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {type Counters, withCounters} from '../entries/counters.ts'
import {writeScan} from './begin-scan.ts'
import {type EntryWriter, openEntryWriter, type SeenColumns} from './entry-writer.ts'
import {mergeFolder} from './merge-folder.ts'
import {kinds, type ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

/** One walker's chunk as the writer takes it: shapes as in host/walk-chunk.ts, which this room may not import. */
export interface ChunkInput {
  readonly job: string
  readonly volume: number
  readonly state: ScanState
  readonly part: number
  readonly folderIds: Float64Array
  readonly folderChanged: Uint8Array
  readonly folderDigests: Uint8Array
  readonly folderFirst: Uint32Array
  readonly entries: SeenColumns
}

export interface ChunkApplied {
  readonly seq: number
  readonly state: ScanState
  /** Locations whose root became an entry of this tree. */
  readonly absorbed: readonly string[]
}

/** What the folders of one run are really called, where the writer knew them better than the walker. */
export type Aliases = Map<number, number>
const aliasesOf = new Map<string, Aliases>()

/** Work of one chunk, shared by its parts. */
export interface ChunkWork {
  readonly index: Stores['index']
  readonly input: ChunkInput
  readonly counters: Counters
  readonly writer: EntryWriter
  readonly aliases: Aliases
  readonly tops: readonly Top[]
  readonly counts: {added: number; changed: number; absorbed: string[]}
}

/** Writes the listings of a chunk, the run's checkpoint with them, in one transaction. */
export function applyChunk({index}: Stores, input: ChunkInput): ChunkApplied {
  const aliases = aliasesOf.get(input.job) ?? new Map<number, number>()
  aliasesOf.set(input.job, aliases)
  const {value, seq} = withCounters(index, (counters) => {
    const writer = openEntryWriter(index, {columns: input.entries, volume: input.volume, counters})
    const work: ChunkWork = {index, input, counters, writer, aliases, tops: topsOf(index, input.volume), counts: {added: 0, changed: 0, absorbed: []}}
    // One listing after the other: an earlier one may tell what a later one's folder is really called.
    const seen = input.folderIds.map((said, at) => {
      const id = aliases.get(said) ?? said
      if (input.folderChanged[at]) applyListing(work, id, at)
      return id
    })
    statement(index, 'INSERT INTO scan_seen (scan, part, ids) VALUES (?, ?, ?)').run(input.job, input.part, Buffer.from(seen.buffer))
    const {counts} = work
    const state = {...input.state, added: input.state.added + counts.added, changed: input.state.changed + counts.changed}
    writeScan(index, {job: input.job, state})
    return {state, absorbed: counts.absorbed}
  })
  return {...value, seq}
}

/** Lets the memory of a run go once it has ended. */
export function dropAliases(job: string): void {
  aliasesOf.delete(job)
}

function applyListing(work: ChunkWork, folder: number, at: number): void {
  const {index, input, writer, counts} = work
  const first = input.folderFirst[at]!
  const end = input.folderFirst[at + 1]!
  const hasRows = folder < input.state.firstId
  if (hasRows) mergeFolder(work, {folder, first, end})
  else
    for (let entry = first; entry < end; entry++) {
      if (input.entries.kind[entry] === kinds.dir && absorbRoot(work, entry, folder)) continue
      insertNew(work, entry, folder)
      counts.added++
    }
  const own = sumsOf(input.entries, first, end)
  statement(index, 'UPDATE folder SET digest = ?, own_files = ?, own_folders = ?, own_bytes = ?, own_linked = ? WHERE id = ?')
    .run(Buffer.from(input.folderDigests.subarray(at * 16, at * 16 + 16)), own.files, own.folders, own.bytes, own.linked, folder)
}

/** Adds an entry. A folder that the walker took for a known one by its name alone gets a number of its own. */
export function insertNew({writer, input, aliases}: ChunkWork, at: number, folder: number): number {
  const proposed = input.entries.proposedId[at]!
  const isTaken = proposed > 0 && proposed < input.state.firstId
  const id = writer.insert(at, folder, isTaken)
  if (isTaken) aliases.set(proposed, id)
  return id
}

function sumsOf({kind, size, nlink}: SeenColumns, first: number, end: number) {
  const sums = {files: 0, folders: 0, bytes: 0, linked: 0}
  for (let at = first; at < end; at++) {
    if (kind[at] === kinds.dir || kind[at] === kinds.mount) sums.folders++
    if (kind[at] !== kinds.file) continue
    sums.files++
    sums.bytes += size[at]!
    if (nlink[at]! > 1) sums.linked++
  }
  return sums
}

/** A folder that was the top of another tree becomes an entry of this one and keeps its ids. */
export function absorbRoot(work: ChunkWork, at: number, folder: number): boolean {
  const {index, input, counters, writer, aliases, counts, tops} = work
  const birth = input.entries.birthNs[at]
  const found = tops.find((top) => top.inode === input.entries.inode[at] && (top.birth === birth || top.birth === 0n) && top.id !== folder)
  if (!found) return false
  const {id, location} = found
  statement(index, 'UPDATE entry SET parent = ?, name = ?, seq = ? WHERE id = ?').run(folder, writer.name(at), counters.nextSeq(), id)
  statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(folder, id)
  if (location) counts.absorbed.push(location)
  else statement(index, 'DELETE FROM root WHERE entry = ?').run(id)
  writer.update(at, {id, keepContent: false})
  aliases.set(input.entries.proposedId[at]!, id)
  return true
}

/** The top of another tree of this volume, that this one may grow around. */
interface Top {
  readonly id: number
  readonly location: string | null
  readonly inode: bigint
  readonly birth: bigint
}

function topsOf(index: Stores['index'], volume: number): readonly Top[] {
  const rows = statement(index, 'SELECT entry.id, root.location, inode, birth FROM root JOIN entry ON entry.id = root.entry WHERE entry.parent = ? AND entry.kind = 1')
    .safeIntegers()
    .all(-volume) as (Omit<Top, 'id'> & {id: bigint})[]
  return rows.map((row) => ({...row, id: Number(row.id)}))
}
