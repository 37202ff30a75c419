import {isFolder} from './columns.ts'
import {type Compare, compareRows} from './compare-rows.ts'
import type {Found} from './find-rows.ts'
import type {NameIndex} from './name-index.ts'
import type {Sort} from './name-query.ts'
import {currentOrder, firstAfter, makeOrder, type Orders} from './orders.ts'

/** Which of the found rows, counted in the order of a sort. */
export interface Window {
  /** Only rows that stand behind this slot, which need not be among them nor live. */
  readonly after?: number | undefined
  readonly offset?: number | undefined
  readonly limit: number
}

/** The slots of a window of what was found, in order: few are sorted, many are met along a stored order. */
export function chooseRows(source: {readonly index: NameIndex; readonly orders: Orders; readonly found: Found}, sort: Sort, window: Window): Uint32Array {
  const {index, orders, found} = source
  const along = directed(index, sort)
  const compare = sort.foldersFirst ? foldersBefore(index, along) : along
  const offset = window.offset ?? 0
  if (found.slots && found.total <= FEW) {
    const behind = window.after === undefined ? found.slots : found.slots.filter((slot) => compare(slot, window.after!) > 0)
    return behind.sort(compare).slice(offset, offset + window.limit)
  }
  const short = offset + window.limit <= MOST_BEST
  if (short && found.slots && sort.field !== 'path') return best(found.slots, compare, window)
  const order = currentOrder(index, orders, sort.field)
  if (order) return walk(index, {order, found, sort, window, compare: along})
  if (short) return best(slotsOf(found), compare, window)
  return walk(index, {order: makeOrder(index, orders, sort.field), found, sort, window, compare: along})
}

/** Up to here sorting what was found is cheaper than walking a stored order. */
const FEW = 2000
/** Up to here a window is found by keeping the best of what was found. */
const MOST_BEST = 1000

interface Walk {
  readonly order: Uint32Array
  readonly found: Found
  readonly sort: Sort
  readonly window: Window
  /** In the direction of the sort, folders not apart. */
  readonly compare: Compare
}

/** Descending is the whole order backwards. */
function directed(index: NameIndex, {field, desc}: Sort): Compare {
  const ascending = compareRows(index, field)
  return desc ? (a, b) => ascending(b, a) : ascending
}

function foldersBefore({columns: {flags}}: NameIndex, compare: Compare): Compare {
  return (a, b) => Number(isFolder(flags[b]!)) - Number(isFolder(flags[a]!)) || compare(a, b)
}

/** Meets the found along the order; where folders stand first, they are met in a walk of their own. */
function walk(index: NameIndex, job: Walk): Uint32Array {
  const {after, limit, offset = 0} = job.window
  const chosen = {slots: new Uint32Array(Math.min(limit, job.found.total)), filled: 0, skip: offset}
  if (!job.sort.foldersFirst) collect(job, chosen, {from: after, passes: () => true})
  else {
    const {flags} = index.columns
    const afterFile = after !== undefined && !isFolder(flags[after]!)
    // Behind a file no folder can follow, and behind a folder every file does.
    if (!afterFile) collect(job, chosen, {from: after, passes: (slot) => isFolder(flags[slot]!)})
    collect(job, chosen, {from: afterFile ? after : undefined, passes: (slot) => !isFolder(flags[slot]!)})
  }
  return chosen.slots.subarray(0, chosen.filled)
}

interface Chosen {
  readonly slots: Uint32Array
  filled: number
  skip: number
}

function collect(job: Walk, chosen: Chosen, {from: after, passes}: {readonly from: number | undefined; readonly passes: (slot: number) => boolean}): void {
  const {order} = job
  const {marks} = job.found
  const {slots} = chosen
  const {from, step} = startOf(job, after)
  for (let place = from; place >= 0 && place < order.length && chosen.filled < slots.length; place += step) {
    const slot = order[place]!
    if (marks[slot] !== 1 || !passes(slot)) continue
    if (chosen.skip > 0) chosen.skip--
    else slots[chosen.filled++] = slot
  }
}

function startOf({order, sort, compare}: Walk, after: number | undefined): {readonly from: number; readonly step: 1 | -1} {
  if (!sort.desc) return {from: after === undefined ? 0 : firstAfter(order, (slot) => compare(slot, after) > 0), step: 1}
  if (after === undefined) return {from: order.length - 1, step: -1}
  return {from: firstAfter(order, (slot) => compare(slot, after) <= 0) - 1, step: -1}
}

function slotsOf({marks, total}: Found): Uint32Array {
  const slots = new Uint32Array(total)
  let filled = 0
  for (let slot = 0; slot < marks.length; slot++) if (marks[slot] === 1) slots[filled++] = slot
  return slots
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
