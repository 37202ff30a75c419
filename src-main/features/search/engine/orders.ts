import {isLive} from './columns.ts'
import {compareRows} from './compare-rows.ts'
import type {NameIndex} from './name-index.ts'
import type {SortName} from './name-query.ts'
import {sortByName} from './sort-by-name.ts'
import {sortByPath, sortByValue} from './sort-by-value.ts'

/** The stored orders of all rows, one a sort: a long sorted run, into which the rows that came since are merged. */
export interface Orders {
  readonly runs: Map<SortName, Run>
  /** A run that is being made belongs to the columns of its time. */
  compactions: number
}

export interface Run {
  /** Sorted slots; those that died since are still among them. */
  readonly slots: Uint32Array
  /** Holds every row of the slots below. */
  readonly upTo: number
  /** The index's `paths` when the run was made; matters to the order by path only. */
  readonly paths: number
}

export const emptyOrders = (): Orders => ({runs: new Map(), compactions: 0})

/** Merging more than so many rows at once would hold up the query that asks. */
export const LONGEST_TAIL = 10_000
const SHORT_TAIL = 500

/** The order as of now, or undefined while it has not been made or too much has come since. */
export function currentOrder(index: NameIndex, orders: Orders, field: SortName): Uint32Array | undefined {
  const run = orders.runs.get(field)
  if (!run || isStale(index, field, run)) return undefined
  const behind = index.columns.count - run.upTo
  if (behind > LONGEST_TAIL) return undefined
  if (behind === 0) return run.slots
  const merged = mergeTail(index, field, run)
  orders.runs.set(field, merged)
  return merged.slots
}

/** The order is there but for so few rows that whoever asks may merge them: to merge is to copy the whole order. */
export function isNearlyCurrent(index: NameIndex, orders: Orders, field: SortName): boolean {
  const run = orders.runs.get(field)
  return run !== undefined && !isStale(index, field, run) && index.columns.count - run.upTo <= SHORT_TAIL
}

/** The order as of now, made at once if need be. */
export function makeOrder(index: NameIndex, orders: Orders, field: SortName): Uint32Array {
  const ready = currentOrder(index, orders, field)
  if (ready) return ready
  const making = buildOrder(index, orders, field)
  while (!making.next().done);
  return orders.runs.get(field)!.slots
}

/** Makes an order in small steps; what comes in meanwhile is merged when it is asked for. */
export function* buildOrder(index: NameIndex, orders: Orders, field: SortName): Generator<void, void> {
  const {compactions} = orders
  const {paths} = index
  const byName = field === 'name' ? undefined : yield* nameRun(index, orders)
  if (orders.compactions !== compactions) return
  const upTo = byName?.upTo ?? index.columns.count
  const slots = field === 'name' ? liveSlots(index, upTo) : yield* sorted(index, field, byName!.slots)
  if (field === 'name') yield* sortByName(index.columns, slots)
  if (orders.compactions === compactions) orders.runs.set(field, {slots, upTo, paths})
}

/** Complete at the moment that it answers: orders made from it may rely on finding every folder in it. */
function* nameRun(index: NameIndex, orders: Orders): Generator<void, Run> {
  while (!currentOrder(index, orders, 'name')) yield* buildOrder(index, orders, 'name')
  return orders.runs.get('name')!
}

const sorted = (index: NameIndex, field: Exclude<SortName, 'name'>, byName: Uint32Array): Generator<void, Uint32Array> =>
  field === 'path' ? sortByPath(index.columns, byName) : sortByValue(index, field, byName)

/** After a compaction: slots have new numbers, in the same order. */
export function renumberOrders(orders: Orders, slotOf: Int32Array): void {
  orders.compactions++
  for (const [field, run] of orders.runs) {
    let kept = 0
    let upTo = 0
    const slots = new Uint32Array(run.slots.length)
    for (const slot of run.slots) if (slotOf[slot]! >= 0) slots[kept++] = slotOf[slot]!
    for (let slot = run.upTo - 1; slot >= 0 && upTo === 0; slot--) if (slotOf[slot]! >= 0) upTo = slotOf[slot]! + 1
    orders.runs.set(field, {slots: slots.slice(0, kept), upTo, paths: run.paths})
  }
}

const isStale = (index: NameIndex, field: SortName, run: Run): boolean => field === 'path' && run.paths !== index.paths

function liveSlots({columns}: NameIndex, upTo: number): Uint32Array {
  const slots = new Uint32Array(upTo)
  let filled = 0
  for (let slot = 0; slot < upTo; slot++) if (isLive(columns, slot)) slots[filled++] = slot
  return slots.subarray(0, filled)
}

function mergeTail(index: NameIndex, field: SortName, run: Run): Run {
  const {columns, paths} = index
  const compare = compareRows(index, field)
  const tail: number[] = []
  for (let slot = run.upTo; slot < columns.count; slot++) if (isLive(columns, slot)) tail.push(slot)
  tail.sort(compare)
  const slots = new Uint32Array(run.slots.length + tail.length)
  let from = 0
  for (const [place, slot] of tail.entries()) {
    const to = firstAfter(run.slots, (other) => compare(other, slot) > 0, from)
    slots.set(run.slots.subarray(from, to), from + place)
    slots[to + place] = slot
    from = to
  }
  slots.set(run.slots.subarray(from), from + tail.length)
  return {slots, upTo: columns.count, paths}
}

/** The first place at or after `from` whose slot passes; all behind it pass too. */
export function firstAfter(slots: Uint32Array, passes: (slot: number) => boolean, from = 0): number {
  let low = from
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(slots[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
