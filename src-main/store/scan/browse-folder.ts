import type {Stores} from '../access.ts'
import {reserveIds} from '../entries/counters.ts'
import {folderDigest} from '../entries/folder-facts.ts'
import {ensureRoot, type RootInput} from '../entries/roots.ts'
import {applyChunk} from './apply-chunk.ts'
import {beginScan, endScan} from './begin-scan.ts'
import type {ChunkInput} from './chunk-work.ts'
import type {LeftOut} from './gone-rows.ts'
import {kinds} from './scan-types.ts'
import {settleMissing} from './settle-missing.ts'

export interface BrowseInput extends Omit<RootInput, 'location'> {
  /** Names the run, as a job's id would. */
  readonly run: string
  /** One folder's listing. */
  /** What was not listed of it; absent where all was. */
  readonly rules?: Omit<LeftOut, 'root'> | undefined
  readonly listing: Pick<ChunkInput, 'folderChanged' | 'folderDigests' | 'folderFirst' | 'entries'>
}

/** Writes the listing of one folder that no location keeps, so that its entries have ids; nothing where it is as it was. */
export function browseFolder(stores: Stores, input: BrowseInput): Browsed {
  return stores.index.transaction(() => browse(stores, input))()
}

interface Browsed {
  readonly id: number
  /** Undefined where nothing changed. */
  readonly seq: number | undefined
}

function browse(stores: Stores, input: BrowseInput): Browsed {
  const {run, listing} = input
  const {id, volume} = ensureRoot(stores, input)
  const known = folderDigest(stores, {folder: id})
  if (known && equal(known, listing.folderDigests)) return {id, seq: undefined}
  const {state} = beginScan(stores, {job: run, root: id})
  proposeIds(stores, listing.entries)
  const applied = applyChunk(stores, {job: run, volume, part: 0, state, ...listing, folderIds: Float64Array.of(id)})
  const {seq} = settleMissing(stores, {job: run, state: applied.state, leftOut: input.rules && {...input.rules, root: id}})
  endScan(stores, {job: run})
  return {id, seq}
}

/** Folders of a listing get numbers of their own, as a walker would have given them. */
function proposeIds(stores: Stores, {kind, proposedId}: {readonly kind: Uint8Array; readonly proposedId: Float64Array}): void {
  const folders = kind.filter((one) => one === kinds.dir).length
  let next = folders > 0 ? reserveIds(stores, {count: folders}).first : 0
  for (let at = 0; at < kind.length; at++) proposedId[at] = kind[at] === kinds.dir ? next++ : 0
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
