import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {lastSeq, withCounters} from '../entries/counters.ts'
import {freshState} from '../scan/begin-scan.ts'
import {type ChunkInput, type ChunkWork, topsOf} from '../scan/chunk-work.ts'
import {openEntryWriter, type SeenColumns} from '../scan/entry-writer.ts'
import type {OwnSums} from '../scan/folder-writer.ts'
import {leftOutByFolder} from '../scan/left-out.ts'
import {noteReturned} from '../scan/departed.ts'
import {addEntry} from '../scan/new-entry.ts'
import {calledNow} from '../scan/renumber.ts'
import {FOLLOWING, kinds} from '../scan/scan-types.ts'
import {statement} from '../statement.ts'
import {openWeights} from './follow-work.ts'
import {type FollowWork, type MissedRow, mergeListed, noteLinks} from './merge-listed.ts'
import {noteUnsettledFrom} from './unsettled-from.ts'

/** What walkers saw when they looked again at some folders; `folderChanged`: 0 the same, 1 all of it, 2 some names. */
export interface FollowedChunk extends Pick<
  ChunkInput,
  'volume' | 'folderIds' | 'folderChanged' | 'folderDigests' | 'folderFirst' | 'entries' | 'leftOut'
> {
  /** The first row number that is new in this look. */
  readonly firstId: number
  /** New rows that may be those of missed ones have this number or a higher one. */
  readonly unsettledFrom: number
  /** What folders are really called that the walker has taken for new ones; from chunk to chunk of a look. */
  readonly aliases: readonly Alias[]
  /** Folders count what they hold themselves, and the sums above them are added up later; for many changes that is less work. */
  readonly sumsLater?: boolean | undefined
}

/** The row number that a walker proposed, and the one that the folder has. */
export type Alias = readonly [said: number, real: number]

export interface AppliedFollowed {
  readonly seq: number
  /** Rows that are not where they were; what became of them is settled later. */
  readonly missed: readonly MissedRow[]
  /** Row numbers of the chunk's folders, which the walker may not have known. */
  readonly folders: Float64Array
  readonly added: number
  readonly changed: number
  /** Folders with files whose content is not known. */
  readonly unread: readonly number[]
  /** Inodes of files with several names that changed: what else they are called has changed as well. */
  readonly linked: readonly bigint[]
  /** New folders that are yet to be listed. */
  readonly unlisted: readonly number[]
  /** Sums are to be added up. */
  readonly doubted: boolean
  readonly absorbed: readonly string[]
  readonly aliases: readonly Alias[]
  /** New rows are, by their inodes, entries that were judged before: settling gives them their ids back. */
  readonly returned: boolean
}

/** So many entries at once are few: their sums follow row by row. */
const FEW = 256

/** Brings rows to what the disk holds in some folders or at some names; nothing is taken for gone yet. */
export function applyFollowed({index}: Stores, chunk: FollowedChunk): AppliedFollowed {
  const {value, seq} = withCounters(index, (counters) => {
    noteUnsettledFrom(index, Math.min(chunk.unsettledFrom, chunk.firstId))
    const writer = openEntryWriter(index, {columns: chunk.entries, volume: chunk.volume, counters})
    const input: ChunkInput = {...chunk, job: FOLLOWING, part: 0, state: freshState(chunk.firstId, lastSeq(index))}
    const chunked: ChunkWork = {
      index,
      input,
      counters,
      writer,
      aliases: new Map(chunk.aliases),
      leftOut: leftOutByFolder(chunk.leftOut),
      tops: topsOf(index, chunk.volume),
      counts: {added: 0, changed: 0, absorbed: []},
      ids: new Float64Array(chunk.entries.count),
    }
    const work: FollowWork = {
      ...chunked,
      weights: openWeights(index, {few: chunk.entries.count <= FEW && chunk.sumsLater !== true}),
      missed: [],
      unread: new Set(),
      linked: new Set(),
      unlisted: [],
    }
    const folders = chunk.folderIds.map((said, at) => applyOne(work, said, at))
    writer.flush()
    return {work, folders, returned: noteReturned(work)}
  })
  const {work, folders, returned} = value
  const {counts, missed, unread, linked, unlisted, weights} = work
  return {
    seq,
    folders,
    ...counts,
    aliases: [...work.aliases],
    missed,
    unread: [...unread],
    linked: [...linked],
    unlisted,
    doubted: weights.doubted,
    returned,
  }
}

const SOME = 2

function applyOne(work: FollowWork, said: number, at: number): number {
  const {index, input, aliases, writer} = work
  const known = aliases.get(said) ?? said
  const id = isThere(index, known) ? known : (calledNow(known) ?? known)
  const how = input.folderChanged[at]!
  if (how === 0) return id
  const range = {folder: id, first: input.folderFirst[at]!, end: input.folderFirst[at + 1]!}
  if (how === SOME) {
    if (isThere(index, id)) mergeListed(work, {...range, whole: false})
    return id
  }
  const own = sumsOf(input.entries, range)
  const digest = Buffer.from(input.folderDigests.subarray(at * 16, at * 16 + 16))
  if (writer.isNewFolder(id)) {
    for (let entry = range.first; entry < range.end; entry++) {
      addEntry(work, entry, id)
      noteLinks(work, entry, undefined)
    }
    if (own.files > 0) work.unread.add(id)
    writer.listed(id, digest, own)
    writer.flush()
    work.weights.below(id, own)
  } else if (isThere(index, id)) {
    mergeListed(work, {...range, whole: true, leftOut: work.leftOut.get(at)})
    writer.listed(id, digest, own)
  }
  return id
}

const isThere = (index: Stores['index'], folder: number): boolean =>
  statement(index, 'SELECT 1 FROM folder WHERE id = ?').get(folder) !== undefined

function sumsOf({kind, size, nlink}: SeenColumns, {first, end}: {readonly first: number; readonly end: number}): OwnSums {
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
