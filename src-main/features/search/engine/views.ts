import type {RowGroup} from '../../../contract/search.ts'
import type {Grouping} from './group-rows.ts'
import {foldedText, liveSlot, type NameIndex} from './name-index.ts'
import type {NameQuery, Sort} from './name-query.ts'

/** The rows of one open view: they stand still until it is refreshed. */
export interface View {
  query: NameQuery
  readonly sort: Sort
  grouping?: Grouping | undefined
  /** Where the groups begin, where its rows are put together. */
  groups?: readonly RowGroup[] | undefined
  slots: Uint32Array
  /** So many of them stand in their places; `finish` puts the others into theirs. */
  ready: number
  finish(): void
  /** What the slots reflect. */
  seq: number
}

/** A view without rows. */
export const noRows = (): Pick<View, 'slots' | 'ready' | 'finish'> => ({slots: new Uint32Array(0), ready: 0, finish: () => undefined})

/** A row whose entry went while the view stood still. */
export const NOTHING = 0xffff_ffff

/** The entries of some rows; 0 where there is none any more. */
export function idsOf({columns}: NameIndex, slots: Uint32Array): Float64Array {
  return Float64Array.from(slots, (slot) => (slot === NOTHING ? 0 : columns.ids[slot]!))
}

/** Where an entry stands, or undefined. */
export function findEntry(index: NameIndex, view: View, id: number): number | undefined {
  const {ids} = index.columns
  const row = view.slots.findIndex((slot) => slot !== NOTHING && ids[slot] === id)
  return row < 0 ? undefined : row
}

/** Those of some entries that are among the rows, in the order asked. */
export function heldEntries(index: NameIndex, view: View, ids: Float64Array): Float64Array {
  const {ids: idOf} = index.columns
  const asked = new Set(ids)
  const held = new Set<number>()
  for (const slot of view.slots) if (slot !== NOTHING && asked.has(idOf[slot]!)) held.add(idOf[slot]!)
  return ids.filter((id) => held.has(id))
}

/** The first row at or after `from`, then from the top, whose name begins with a text. */
export function findPrefix(
  index: NameIndex,
  view: View,
  {prefix, from}: {readonly prefix: string; readonly from: number},
): number | undefined {
  const {names, starts} = index.columns
  const wanted = foldedText(prefix)
  const rows = view.slots.length
  for (let step = 0; step < rows; step++) {
    const row = (from + step) % rows
    const slot = view.slots[row]!
    if (slot === NOTHING || starts[slot]! + wanted.length >= starts[slot + 1]!) continue
    let same = 0
    while (same < wanted.length && names[starts[slot]! + same] === wanted[same]) same++
    if (same === wanted.length) return row
  }
  return undefined
}

/** Before a compaction: rows that were replaced point at their entry's living slot, so that they outlast it. */
export function settleRows(index: NameIndex, view: View): void {
  const {ids} = index.columns
  view.slots = view.slots.map((slot) => {
    const live = slot === NOTHING ? -1 : liveSlot(index, ids[slot]!)
    return live < 0 ? NOTHING : live
  })
}

/** After a compaction: slots have new numbers. */
export function renumberRows(view: View, slotOf: Int32Array): void {
  view.slots = view.slots.map((slot) => (slot === NOTHING ? NOTHING : slotOf[slot]! >>> 0))
}
