import type {EntryKind} from '../../../contract/file.ts'
import {fold, foldInto} from '../../../domain/fold.ts'
import type {IndexRow, RootRow} from '../../../store/index-follow.ts'
import {
  append,
  type Columns,
  DEAD,
  emptyColumns,
  GHOST,
  HIDDEN,
  isFolder,
  isLive,
  kill,
  KIND,
  MOVED,
  NO_PARENT,
  reserve,
} from './columns.ts'
import {emptyIdTable, type IdTable, putSlot, slotOfId} from './id-table.ts'

/** What the search thread knows of all entries: the columns, who is where, and what of it has gone stale. */
export interface NameIndex {
  readonly columns: Columns
  readonly table: IdTable
  readonly categoryOf: CategoryOf
  /** `columns.categories` holds places in this list. */
  readonly categories: string[]
  roots: ReadonlyMap<number, RootRow>
  /** Changes with every change that a query could see. */
  version: number
  /** Changes when folders move, come late or go, or roots change: what was remembered of ancestry no longer holds. */
  structure: number
  /** Changes when a folder's name or place changes: orders by path no longer hold. */
  paths: number
  /** Slots of folders that have a newer one, to which their children are yet to be led. */
  replaced: number[]
}

/** Names the category of a row, the same that its item shows; asked once, when the row is taken in. */
export type CategoryOf = (facts: {
  readonly kind: EntryKind
  readonly name: string
  readonly mode: number
  readonly type: string | null
}) => string

export function emptyNameIndex(categoryOf: CategoryOf): NameIndex {
  return {
    columns: emptyColumns(),
    table: emptyIdTable(),
    categoryOf,
    categories: [],
    roots: new Map(),
    version: 0,
    structure: 0,
    paths: 0,
    replaced: [],
  }
}

/** Takes rows in, new or changed; what a row says replaces what was known of its id. Answers how many made a difference. */
export function applyRows(index: NameIndex, rows: readonly IndexRow[]): number {
  let changed = 0
  let redirected = false
  for (const row of rows) {
    const outcome = applyRow(index, row)
    if (outcome !== 'same') changed++
    redirected ||= outcome === 'folder replaced'
  }
  if (redirected) redirectChildren(index)
  if (changed > 0) index.version++
  return changed
}

/** Removes entries and all below them. */
export function removeTrees(index: NameIndex, ids: readonly number[]): void {
  const {columns} = index
  const going = new Uint8Array(columns.count)
  let folders = false
  for (const id of ids) {
    const slot = slotOfId(index.table, columns.ids, id)
    if (slot < 0 || !isLive(columns, slot)) continue
    folders ||= isFolder(columns.flags[slot]!)
    going[slot] = 1
    kill(columns, slot)
    index.version++
  }
  if (folders) removeBelow(index, going)
}

export function setRoots(index: NameIndex, roots: readonly RootRow[]): void {
  const next = new Map(roots.map((root) => [root.entry, root]))
  const same = next.size === index.roots.size && roots.every((root) => isSameRoot(root, index.roots.get(root.entry)))
  if (same) return
  index.roots = next
  index.structure++
  index.version++
}

const isSameRoot = (one: RootRow, other: RootRow | undefined): boolean =>
  other !== undefined && one.location === other.location && one.volume === other.volume

/** The slot that an entry has now, or -1. */
export function liveSlot(index: NameIndex, id: number): number {
  const slot = slotOfId(index.table, index.columns.ids, id)
  return slot >= 0 && isLive(index.columns, slot) ? slot : -1
}

/** What follows the last dot of a folded name, unless that dot is its first byte; '' when it is none or very long. */
export function extensionAt(columns: Columns, slot: number): string {
  const start = columns.starts[slot]!
  const end = columns.starts[slot + 1]! - 1
  const lowest = Math.max(start, end - LONGEST_EXTENSION - 1)
  for (let at = end - 1; at > lowest; at--) {
    if (columns.names[at] === DOT) return columns.names.toString('latin1', at + 1, end)
  }
  return ''
}

export const kindNames: readonly EntryKind[] = ['file', 'dir', 'link', 'special', 'dir']
export const DOT = 0x2e
const LONGEST_EXTENSION = 24

function applyRow(index: NameIndex, row: IndexRow): 'same' | 'changed' | 'folder replaced' {
  const {columns} = index
  const [id, parentId, name, kind, size, modified, created, mode, type] = row
  const parent = parentId < 0 ? NO_PARENT : slotOrGhost(index, parentId)
  reserve(columns, 2, name.length * (typeof name === 'string' ? 3 : 1))
  const start = columns.starts[columns.count]!
  const raw = typeof name === 'string' ? Buffer.from(name) : name
  const end = foldInto(raw, columns.names, start)
  const flags = kind | (raw[0] === DOT ? HIDDEN : 0)
  const slot = append(columns, {id, parent, flags, category: 0, size, modified, created}, end)
  columns.categories[slot] = categoryNumber(
    index,
    index.categoryOf({kind: kindNames[kind] ?? 'special', name: typeof name === 'string' ? name : name.toString('latin1'), mode, type}),
  )
  return keepRow(index, slot)
}

/** Puts the row appended last in the place of what was known of its id; one that says the same is taken back. */
export function keepRow(index: NameIndex, slot: number): 'same' | 'changed' | 'folder replaced' {
  const {columns} = index
  const old = putSlot(index.table, columns.ids, slot)
  if (old < 0) return 'changed'
  if (!isLive(columns, old) || !sameFacts(columns, old, slot)) return replace(index, old, slot)
  putSlot(index.table, columns.ids, old)
  columns.count--
  return 'same'
}

function replace(index: NameIndex, old: number, slot: number): 'changed' | 'folder replaced' {
  const {columns} = index
  const flags = columns.flags[old]!
  const wasGhost = (flags & KIND) === GHOST
  const wasLive = isLive(columns, old)
  kill(columns, old)
  columns.flags[old]! |= MOVED
  if (!wasGhost && !isFolder(flags)) return 'changed'
  if (wasGhost || !wasLive || columns.parents[old] !== columns.parents[slot]) index.structure++
  if (wasGhost || !wasLive || columns.parents[old] !== columns.parents[slot] || !sameName(columns, old, slot)) index.paths++
  index.replaced.push(old)
  return 'folder replaced'
}

/** The slot of a folder, which may not have come yet. */
export function slotOrGhost(index: NameIndex, id: number): number {
  const {columns} = index
  const slot = slotOfId(index.table, columns.ids, id)
  if (slot >= 0) return slot
  reserve(columns, 2, 0)
  const ghost = append(
    columns,
    {id, parent: NO_PARENT, flags: GHOST | DEAD, category: 0, size: 0, modified: 0, created: 0},
    columns.starts[columns.count]!,
  )
  putSlot(index.table, columns.ids, ghost)
  return ghost
}

/** Children keep pointing at the newest slot of their folder. */
export function redirectChildren(index: NameIndex): void {
  const {replaced, columns} = index
  index.replaced = []
  if (replaced.length <= FEW) for (const old of replaced) redirectChildrenOf(index, old)
  else {
    const {parents, flags, ids, count} = columns
    for (let slot = 0; slot < count; slot++) {
      const parent = parents[slot]!
      if (parent >= 0 && flags[parent]! & MOVED) parents[slot] = slotOfId(index.table, ids, ids[parent]!)
    }
  }
}

/** Of so few folders the children are found faster one folder after the other than by a look at each row's folder. */
const FEW = 8

function redirectChildrenOf({columns: {parents, ids, count}, table}: NameIndex, old: number): void {
  const now = slotOfId(table, ids, ids[old]!)
  for (let slot = parents.indexOf(old); slot >= 0 && slot < count; slot = parents.indexOf(old, slot + 1)) parents[slot] = now
}

function removeBelow(index: NameIndex, going: Uint8Array): void {
  const {columns} = index
  index.structure++
  const known = new Uint8Array(columns.count)
  for (let slot = 0; slot < columns.count; slot++) {
    if (isLive(columns, slot) && isBelow(columns, {slot, going, known})) kill(columns, slot)
  }
}

/** `known`: 1 below what goes, 2 not. Walks up to what is known and writes the answer along the way. */
function isBelow(
  columns: Columns,
  {slot, going, known}: {readonly slot: number; readonly going: Uint8Array; readonly known: Uint8Array},
): boolean {
  const path: number[] = []
  let answer = 2
  for (let at = columns.parents[slot]!; at >= 0; at = columns.parents[at]!) {
    if (going[at] === 1) answer = 1
    else if (known[at] !== 0) answer = known[at]!
    else {
      // Marked at once, so that a circle of folders ends the walk.
      known[at] = 2
      path.push(at)
      continue
    }
    break
  }
  for (const at of path) known[at] = answer
  return answer === 1
}

export function categoryNumber(index: NameIndex, category: string): number {
  const known = index.categories.indexOf(category)
  return known >= 0 ? known : index.categories.push(category) - 1
}

function sameFacts(columns: Columns, a: number, b: number): boolean {
  const {parents, flags, categories, sizes, modified, created} = columns
  return (
    parents[a] === parents[b] &&
    flags[a] === flags[b] &&
    categories[a] === categories[b] &&
    sizes[a] === sizes[b] &&
    modified[a] === modified[b] &&
    created[a] === created[b] &&
    sameName(columns, a, b)
  )
}

function sameName({names, starts}: Columns, a: number, b: number): boolean {
  return names.compare(names, starts[b], starts[b + 1], starts[a], starts[a + 1]) === 0
}

/** The bytes that a text is looked for by. */
export const foldedText = (text: string): Buffer => Buffer.from(fold(Buffer.from(text)))
