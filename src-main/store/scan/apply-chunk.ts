import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {withCounters} from '../entries/counters.ts'
import {writeScan} from './begin-scan.ts'
import {aliasesFor, type ChunkInput, type ChunkWork, topsOf} from './chunk-work.ts'
import {openEntryWriter, type SeenColumns} from './entry-writer.ts'
import {mergeFolder} from './merge-folder.ts'
import {addEntry} from './new-entry.ts'
import {kinds, type ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

export interface ChunkApplied {
  readonly seq: number
  readonly state: ScanState
  /** Locations whose root became an entry of this tree. */
  readonly absorbed: readonly string[]
}

/** Writes the listings of a chunk, the run's checkpoint with them, in one transaction. */
export function applyChunk({index}: Stores, input: ChunkInput): ChunkApplied {
  const aliases = aliasesFor(input.job)
  const {value, seq} = withCounters(index, (counters) => {
    const writer = openEntryWriter(index, {columns: input.entries, volume: input.volume, counters})
    const work: ChunkWork = {
      index,
      input,
      counters,
      writer,
      aliases,
      tops: topsOf(index, input.volume),
      counts: {added: 0, changed: 0, absorbed: []},
    }
    // One listing after the other: an earlier one may tell what a later one's folder is really called.
    const seen = input.folderIds.map((said, at) => {
      const id = aliases.get(said) ?? said
      const rows = input.folderChanged[at] ? rowsOf(work, id) : 'gone'
      if (rows !== 'gone') applyListing(work, id, {at, isKnown: id !== said || rows === 'some'})
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

/**
 * A folder that is younger than the run has rows where somebody looked at it or moved something into it meanwhile; a resumed run may have
 * grown around a tree. One that an act took away after it was listed is gone: its rows would stand nowhere.
 */
function rowsOf({index, input}: ChunkWork, folder: number): 'some' | 'none' | 'gone' {
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
  const {index, input} = work
  const first = input.folderFirst[at]!
  const end = input.folderFirst[at + 1]!
  if (isKnown) mergeFolder(work, {folder, first, end})
  else for (let entry = first; entry < end; entry++) addEntry(work, entry, folder)
  const own = sumsOf(input.entries, first, end)
  statement(index, 'UPDATE folder SET digest = ?, own_files = ?, own_folders = ?, own_bytes = ?, own_linked = ? WHERE id = ?').run(
    Buffer.from(input.folderDigests.subarray(at * 16, at * 16 + 16)),
    own.files,
    own.folders,
    own.bytes,
    own.linked,
    folder,
  )
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
