import {DEAD, KIND} from './columns.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import {type OwnerOf, ownersAmong} from './owners.ts'

/** The folders of a tree of sizes, of which those that are opened show their largest files. */
export interface SizesAsked {
  readonly folders: Float64Array
  readonly opened: Uint8Array
  /** Smaller files go into the rest. */
  readonly least: number
  /** At most so many files of one folder. */
  readonly most: number
  /** Names of files that have the same bytes elsewhere; the first name of each file stands for its bytes. */
  readonly duplicates?: {readonly ids: Float64Array; readonly firsts: Uint8Array} | undefined
}

export interface SizesFound {
  /** The files to show, as columns, the largest of each folder first; `owners` are places in the list of folders. */
  readonly ids: Float64Array
  readonly owners: Int32Array
  readonly sizes: Float64Array
  readonly modified: Float64Array
  readonly categories: readonly string[]
  readonly duplicated: Uint8Array
  /** Of each folder the category that holds the most bytes of what is not shown of it; '' where there is nothing. */
  readonly restCategories: readonly string[]
  /** Of each folder the bytes that are twice somewhere, of what lies in it and in no deeper folder of the list. */
  readonly duplicateBytes: Float64Array
}

/** Finds the files of a tree of sizes in one pass over the columns. */
export function sizeFiles(index: NameIndex, asked: SizesAsked): SizesFound {
  const {columns} = index
  const owners = ownersAmong(index, asked.folders)
  const {slots, rest} = largeFiles(index, asked, owners)
  const shown = mostOfEach(columns.sizes, slots, asked)
  for (const {slot, owner} of slots) if (!shown.has(slot)) addRest(index, rest, {slot, owner})
  const kept = slots
    .filter(({slot}) => shown.has(slot))
    .toSorted((a, b) => a.owner - b.owner || columns.sizes[b.slot]! - columns.sizes[a.slot]!)
  const {marked, bytes} = duplicatesOf(index, asked, owners)
  return {
    ids: Float64Array.from(kept, ({slot}) => columns.ids[slot]!),
    owners: Int32Array.from(kept, ({owner}) => owner),
    sizes: Float64Array.from(kept, ({slot}) => columns.sizes[slot]!),
    modified: Float64Array.from(kept, ({slot}) => columns.modified[slot]!),
    categories: kept.map(({slot}) => index.categories[columns.categories[slot]!] ?? ''),
    duplicated: Uint8Array.from(kept, ({slot}) => Number(marked.has(slot))),
    restCategories: restCategories(index, rest),
    duplicateBytes: bytes,
  }
}

interface Placed {
  readonly slot: number
  readonly owner: number
}

/** Bytes by folder and category. */
type Rest = readonly (Float64Array | undefined)[] & {[place: number]: Float64Array | undefined}

function largeFiles(index: NameIndex, {folders, opened, least}: SizesAsked, ownerOf: OwnerOf): {slots: readonly Placed[]; rest: Rest} {
  const {columns} = index
  const {flags, sizes, parents, ids, count} = columns
  const rest: Rest = Array.from<Float64Array | undefined>({length: folders.length})
  const slots: Placed[] = []
  for (let slot = 0; slot < count; slot++) {
    // Dead, or no regular file.
    if ((flags[slot]! & (DEAD | KIND)) !== 0 || sizes[slot] === 0) continue
    const owner = ownerOf(slot)
    if (owner < 0) continue
    if (sizes[slot]! >= least && opened[owner] === 1 && ids[parents[slot]!] === folders[owner]) slots.push({slot, owner})
    else addRest(index, rest, {slot, owner})
  }
  return {slots, rest}
}

function addRest({columns, categories}: NameIndex, rest: Rest, {slot, owner}: Placed): void {
  const sums = (rest[owner] ??= new Float64Array(categories.length))
  sums[columns.categories[slot]!]! += columns.sizes[slot]!
}

function restCategories({categories}: NameIndex, rest: Rest): readonly string[] {
  return Array.from(rest, (sums) => (sums ? (categories[sums.indexOf(Math.max(...sums))] ?? '') : ''))
}

function mostOfEach(sizes: Float64Array, slots: readonly Placed[], {most}: SizesAsked): ReadonlySet<number> {
  const byOwner = Map.groupBy(slots, ({owner}) => owner)
  const shown = new Set<number>()
  for (const files of byOwner.values()) {
    const largest =
      files.length > most ? files.toSorted((a, b) => sizes[b.slot]! - sizes[a.slot]! || a.slot - b.slot).slice(0, most) : files
    for (const {slot} of largest) shown.add(slot)
  }
  return shown
}

function duplicatesOf(
  index: NameIndex,
  {folders, duplicates}: SizesAsked,
  ownerOf: OwnerOf,
): {marked: ReadonlySet<number>; bytes: Float64Array} {
  const marked = new Set<number>()
  const bytes = new Float64Array(folders.length)
  duplicates?.ids.forEach((id, at) => {
    const slot = liveSlot(index, id)
    const owner = slot < 0 ? -1 : ownerOf(slot)
    if (owner < 0) return
    marked.add(slot)
    if (duplicates.firsts[at] === 1) bytes[owner]! += index.columns.sizes[slot]!
  })
  return {marked, bytes}
}
