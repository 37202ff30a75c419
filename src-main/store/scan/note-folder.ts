import type {Stores} from '../access.ts'
import {reserveIds} from '../entries/counters.ts'
import {folderDigest} from '../entries/folder-facts.ts'
import {ensureRoot, type RootInput} from '../entries/roots.ts'
import {applyChunk} from './apply-chunk.ts'
import {beginScan, endScan} from './begin-scan.ts'
import {type ChunkInput, topsOf} from './chunk-work.ts'
import type {LeftOut} from './gone-rows.ts'
import {kinds} from './scan-types.ts'
import {settleMissing} from './settle-missing.ts'
import {statement} from '../statement.ts'

export interface BrowseInput extends Omit<RootInput, 'location'> {
  /** Names the run, as a job's id would. */
  readonly run: string
  /** What was not listed of it; absent where all was. */
  readonly rules?: Omit<LeftOut, 'root'> | undefined
  /** One folder's listing. */
  readonly listing: Pick<ChunkInput, 'folderChanged' | 'folderDigests' | 'folderFirst' | 'leftOut'> & {
    readonly entries: ChunkInput['entries'] & {readonly count: number}
  }
}

export interface Noted {
  readonly id: number
  /** The row numbers of what was listed, in its order: those that stand in the index, or those that it will get. */
  readonly ids: Float64Array | undefined
}

export interface Browsed {
  /** As in `Noted`; absent where rows tell more than their listing does. */
  readonly ids: Float64Array | undefined
  /** Undefined where nothing changed. */
  readonly seq: number | undefined
}

/**
 * Takes the listing of one folder that no location keeps, and answers the ids of its entries at once where it can: they are set aside
 * for good before they are told. `writeFolder` must be the next that the writer is asked.
 */
export function noteFolder(stores: Stores, input: BrowseInput): Noted {
  return stores.index.transaction(() => {
    const {id, volume} = ensureRoot(stores, input)
    const known = folderDigest(stores, {folder: id})
    if (known && equal(known, input.listing.folderDigests)) return {id, ids: listedIds(stores, id, input.listing.entries.count)}
    const ids = isNew(stores, {id, volume, input}) ? idsFor(stores, input.listing.entries.count) : undefined
    noted.set(input.run, {input, id, volume, ids})
    return {id, ids}
  })()
}

/** Writes what was noted, in the turn of the writer that follows. */
export function writeFolder(stores: Stores, {run}: {readonly run: string}): Browsed {
  const work = noted.get(run)
  noted.delete(run)
  if (!work) return {ids: undefined, seq: undefined}
  return stores.index.transaction(() => {
    const {input, id, volume} = work
    const {listing, rules} = input
    const begun = beginScan(stores, {job: run, root: id})
    if (work.ids) listing.entries.proposedId.set(work.ids)
    else proposeIds(stores, listing.entries)
    const state = work.ids?.length ? {...begun.state, firstId: work.ids[0]!} : begun.state
    const applied = applyChunk(stores, {job: run, volume, part: 0, state, ...listing, folderIds: Float64Array.of(id)})
    const {seq} = settleMissing(stores, {job: run, state: applied.state, leftOut: rules && {...rules, root: id}})
    endScan(stores, {job: run})
    return {ids: work.ids ?? listedIds(stores, id, listing.entries.count), seq}
  })()
}

interface Work extends Noted {
  readonly input: BrowseInput
  readonly volume: number
}

const noted = new Map<string, Work>()

/** Has it no rows yet, and will none of another tree become one of its rows? */
function isNew({index}: Stores, {id, volume, input}: Omit<Work, 'ids'>): boolean {
  if (statement(index, 'SELECT 1 FROM entry WHERE parent = ? LIMIT 1').get(id) !== undefined) return false
  const tops = new Set(topsOf(index, volume).map((top) => top.inode))
  return tops.size <= 1 || !input.listing.entries.inode.some((inode) => tops.has(inode))
}

function idsFor(stores: Stores, count: number): Float64Array {
  const {first} = reserveIds(stores, {count})
  return Float64Array.from({length: count}, (_, at) => first + at)
}

/** Read from the index of places alone, which has texts in the order of a listing, and behind them names that are none. */
function listedIds({index}: Stores, folder: number, count: number): Float64Array | undefined {
  const odd = "SELECT 1 FROM entry WHERE parent = ? AND (name >= x'' OR content IS NOT NULL) LIMIT 1"
  const anyContent = statement(index, 'SELECT 1 FROM entry WHERE content IS NOT NULL LIMIT 1').get() !== undefined
  if (statement(index, anyContent ? odd : "SELECT 1 FROM entry WHERE parent = ? AND name >= x'' LIMIT 1").get(folder) !== undefined)
    return undefined
  const ids = Float64Array.from(statement(index, 'SELECT id FROM entry WHERE parent = ? ORDER BY name').pluck().all(folder) as number[])
  return ids.length === count ? ids : undefined
}

/** Folders of a listing get numbers of their own, as a walker would have given them. */
function proposeIds(stores: Stores, {kind, proposedId}: {readonly kind: Uint8Array; readonly proposedId: Float64Array}): void {
  const folders = kind.filter((one) => one === kinds.dir).length
  let next = folders > 0 ? reserveIds(stores, {count: folders}).first : 0
  for (let at = 0; at < kind.length; at++) proposedId[at] = kind[at] === kinds.dir ? next++ : 0
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
