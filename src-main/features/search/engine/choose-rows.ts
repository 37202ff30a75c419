import {type Compare, compareRows} from './compare-rows.ts'
import {type Found, marksOf, slotsOf} from './find-rows.ts'
import type {NameIndex} from './name-index.ts'
import type {Sort, SortName} from './name-query.ts'
import {currentOrder, firstAfter, makeOrder, type Orders} from './orders.ts'
import {hasBit} from './slot-bits.ts'
import {sortByName} from './sort-by-name.ts'
import {sortByValue} from './sort-by-value.ts'

/** Which of the found rows, counted in the order of a sort. */
export interface Window {
  /** Only rows that stand behind this slot, which need not be among them nor live. */
  readonly after?: number | undefined
  readonly offset?: number | undefined
  readonly limit: number
}

export interface Source {
  readonly index: NameIndex
  readonly orders: Orders
  readonly found: Found
}

/** The slots of one page of what was found: many are met along a stored order, few are sorted, and without an order the best are kept. */
export function choosePage({index, orders, found}: Source, sort: Sort, window: Window): Uint32Array {
  const compare = directed(index, sort)
  const {after, offset = 0, limit} = window
  const order = storedOrder({index, orders, found}, sort.field)
  if (order) return walk({order, found, sort, compare}, window)
  if (found.total <= FEW) {
    const behind = slotsOf(found).filter((slot) => after === undefined || compare(slot, after) > 0)
    return behind.sort(compare).slice(offset, offset + limit)
  }
  if (offset + limit <= MOST_BEST) return best(slotsOf(found), compare, window)
  return walk({order: orderFor({index, orders, found}, sort.field), found, sort, compare}, window)
}

/** The order along which to meet what was found, where it is stored and walking it is cheaper than comparing. */
export function storedOrder({index, orders, found}: Source, field: SortName): Uint32Array | undefined {
  return found.total > (field === 'path' ? FEW_PATHS : FEW_SORTED) ? currentOrder(index, orders, field) : undefined
}

/** While no order is stored, what was found is sorted by itself, unless making the order of all costs little more. */
export function orderFor({index, orders, found}: Source, field: SortName): Uint32Array {
  if (field === 'path' || found.total * 2 > index.columns.count) return makeOrder(index, orders, field)
  const slots = slotsOf(found)
  drain(sortByName(index.columns, slots))
  return field === 'name' ? slots : drain(sortByValue(index, field, slots))
}

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Up to here comparing is cheaper than a walk, which at worst meets every row of the index. */
const FEW_SORTED = 500
/** Paths are dear to compare. */
const FEW_PATHS = 20
/** Up to here sorting what was found is cheaper than keeping the best of it. */
export const FEW = 2000
/** Up to here a window is found by keeping the best of what was found. */
const MOST_BEST = 1000

interface Walk {
  readonly order: Uint32Array
  readonly found: Found
  readonly sort: Sort
}

/** Descending is the whole order backwards. */
export function directed(index: NameIndex, {field, desc}: Pick<Sort, 'field' | 'desc'>): Compare {
  const ascending = compareRows(index, field)
  return desc ? (a, b) => ascending(b, a) : ascending
}

function walk({order, found, sort, compare}: Walk & {readonly compare: Compare}, {after, offset = 0, limit}: Window): Uint32Array {
  const marks = marksOf(found)
  const slots = new Uint32Array(Math.min(limit, found.total))
  const step = sort.desc ? -1 : 1
  let skip = offset
  let filled = 0
  for (let place = startOf({order, sort, compare}, after); place >= 0 && place < order.length && filled < slots.length; place += step) {
    const slot = order[place]!
    if (!hasBit(marks, slot)) continue
    if (skip > 0) skip--
    else slots[filled++] = slot
  }
  return slots.subarray(0, filled)
}

function startOf({order, sort, compare}: Omit<Walk, 'found'> & {readonly compare: Compare}, after: number | undefined): number {
  if (after === undefined) return sort.desc ? order.length - 1 : 0
  return sort.desc ? firstAfter(order, (slot) => compare(slot, after) <= 0) - 1 : firstAfter(order, (slot) => compare(slot, after) > 0)
}

function best(slots: Uint32Array, compare: Compare, {after, offset = 0, limit}: Window): Uint32Array {
  const kept: number[] = []
  const room = offset + limit
  for (const slot of slots) {
    if (after !== undefined && compare(slot, after) <= 0) continue
    if (kept.length === room && compare(slot, kept[room - 1]!) >= 0) continue
    if (kept.length === room) kept.pop()
    kept.splice(placeFor(kept, slot, compare), 0, slot)
  }
  return Uint32Array.from(kept.slice(offset))
}

function placeFor(kept: readonly number[], slot: number, compare: Compare): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(kept[middle]!, slot) > 0) high = middle
    else low = middle + 1
  }
  return low
}
