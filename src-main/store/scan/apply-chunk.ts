import {Buffer} from 'node:buffer'
import {CoreError} from '../../contract/errors.ts'
import type {Stores} from '../access.ts'
import {withCounters} from '../entries/counters.ts'
import {writeScan} from './begin-scan.ts'
import {aliasesFor, type ChunkInput, type ChunkWork, topsOf} from './chunk-work.ts'
import {noteReturned} from './departed.ts'
import {openEntryWriter, type SeenColumns} from './entry-writer.ts'
import type {OwnSums} from './folder-writer.ts'
import {leftOutByFolder} from './left-out.ts'
import {mergeFolder} from './merge-folder.ts'
import {addEntry} from './new-entry.ts'
import {calledNow} from './renumber.ts'
import {kinds, type ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

export interface ChunkApplied {
  readonly seq: number
  readonly state: ScanState
  /** Locations whose root became an entry of this tree. */
  readonly absorbed: readonly string[]
  /** Where the chunk's entries were all added, in their order, and nothing else changed in `before < seq`: then followers need not read them. */
  readonly fresh: Fresh | undefined
  /** Row numbers of the chunk's folders, which the walker may not have known. */
  readonly folders: Float64Array
}

export interface Fresh {
  /** The last change number before. */
  readonly before: number
  /** Row numbers of the chunk's entries. */
  readonly ids: Float64Array
  /** Row numbers of the chunk's folders, which the walker may not have known. */
  readonly folders: Float64Array
}

/** Writes the listings of a chunk, the run's checkpoint with them, in one transaction. */
export function applyChunk({index}: Stores, input: ChunkInput): ChunkApplied {
  const aliases = aliasesFor(input.job)
  const counted = withCounters(index, (counters) => {
    const before = stateBefore(index, input)
    const writer = openEntryWriter(index, {columns: input.entries, volume: input.volume, counters})
    const work: ChunkWork = {
      index,
      input,
      counters,
      writer,
      aliases,
      tops: topsOf(index, input.volume),
      counts: {added: 0, changed: 0, absorbed: []},
      ids: new Float64Array(input.entries.count),
      leftOut: leftOutByFolder(input.leftOut),
    }
    // One listing after the other: an earlier one may tell what a later one's folder is really called.
    const seen = input.folderIds.map((said, at) => {
      const known = aliases.get(said) ?? said
      const listed = input.folderChanged[at] ? rowsOf(work, known) : 'gone'
      const id = listed === 'gone' ? (calledNow(known) ?? known) : known
      const rows = id === known || !input.folderChanged[at] ? listed : rowsOf(work, id)
      if (rows !== 'gone') applyListing(work, id, {at, isKnown: id !== said || rows === 'some'})
      return id
    })
    writer.flush()
    noteReturned(work)
    statement(index, 'INSERT INTO scan_seen (scan, part, ids) VALUES (?, ?, ?)').run(input.job, input.part, Buffer.from(seen.buffer))
    const {counts} = work
    const state = {...input.state, added: before.added + counts.added, changed: before.changed + counts.changed}
    writeScan(index, {job: input.job, state})
    return {state, absorbed: counts.absorbed, added: counts.added, ids: work.ids, folders: seen}
  })
  const {value, before, seq} = counted
  const {state, absorbed, added, ids, folders} = value
  const {count} = input.entries
  return {seq, state, absorbed, folders, fresh: added > 0 && added === count && seq - before === count ? {before, ids, folders} : undefined}
}

/**
 * What the run has counted up to this chunk. Invariant: chunks are written in the order in which they were walked, none left out, since
 * the folders of a later one may stand in an earlier one. Many are on their way at once, so one may come behind one that failed.
 */
function stateBefore(index: Stores['index'], {job, part}: ChunkInput): ScanState {
  const row = statement(
    index,
    'SELECT state, (SELECT coalesce(max(part) + 1, 0) FROM scan_seen WHERE scan = scan.job) AS parts FROM scan WHERE job = ?',
  ).get(job) as {state: string; parts: number} | undefined
  if (row?.parts !== part) throw new CoreError({code: 'Interrupted', message: 'A part of the folder could not be written before this one.'})
  return JSON.parse(row.state) as ScanState
}

/**
 * A folder that is younger than the run has rows where somebody looked at it or moved something into it meanwhile; a resumed run may have
 * grown around a tree. One that an act took away after it was listed is gone: its rows would stand nowhere.
 */
function rowsOf({index, input, writer}: ChunkWork, folder: number): 'some' | 'none' | 'gone' {
  if (writer.isNewFolder(folder)) return 'none'
  const some = statement(
    index,
    'SELECT digest IS NOT NULL OR EXISTS (SELECT 1 FROM entry WHERE parent = folder.id) FROM folder WHERE id = ?',
  )
    .pluck()
    .get(folder) as number | undefined
  if (some === undefined) return 'gone'
  return some === 1 || folder < input.state.firstId || input.state.resumed > 0 ? 'some' : 'none'
}

function applyListing(work: ChunkWork, folder: number, {at, isKnown}: {readonly at: number; readonly isKnown: boolean}): void {
  const {input, writer} = work
  const first = input.folderFirst[at]!
  const end = input.folderFirst[at + 1]!
  if (isKnown) mergeFolder(work, {folder, first, end, leftOut: work.leftOut.get(at)})
  else for (let entry = first; entry < end; entry++) addEntry(work, entry, folder)
  writer.listed(folder, digestsOf(input).subarray(at * 16, at * 16 + 16), sumsOf(input.entries, first, end))
}

const digestsOf = ({folderDigests}: ChunkInput): Buffer =>
  Buffer.from(folderDigests.buffer, folderDigests.byteOffset, folderDigests.byteLength)

function sumsOf({kind, size, nlink}: SeenColumns, first: number, end: number): OwnSums {
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
