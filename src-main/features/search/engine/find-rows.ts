import {type Columns, letterBits} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {endingOf, type NameQuery, needlesOf} from './name-query.ts'
import {holds, rowTest, type Scopes} from './row-test.ts'

/** What a query found: a mark for each slot, and the slots themselves while they are few. */
export interface Found {
  readonly marks: Uint8Array
  readonly total: number
  /** In slot order; absent when there are more than FEW. */
  readonly few: Uint32Array | undefined
}

/** Up to here sorting what was found is cheaper than walking a stored order. */
export const FEW = 2000

/** Finds every row that a query asks for, in one pass over the names or the columns. */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const {columns} = index
  const finder = new Finder(columns.count)
  const [needle, ...more] = needlesOf(query)
  const facts = rowTest(index, query, scopes)
  // A zero byte ends names, so no name holds one.
  if (needle?.includes(0) || more.some((other) => other.includes(0))) return finder.found()
  const endings = query.extensions ?? []
  const mask = [needle, ...more].reduce((bits, other) => bits | (other ? lettersOf(other) : 0), 0)
  if (needle && mask !== 0) {
    const exact = needle.length === 1 && more.length === 0
    scanLetters(columns, mask, (slot) => (exact || (holds(columns, slot, needle) && more.every((other) => holds(columns, slot, other)))) && facts(slot) && finder.mark(slot))
  } else if (needle) {
    scanNames(columns, needle, (slot) => facts(slot) && more.every((other) => holds(columns, slot, other)) && finder.mark(slot))
  } else if (endings.length === 1) {
    scanNames(columns, endingOf(endings[0]!), (slot) => facts(slot) && finder.mark(slot))
  } else for (let slot = 0; slot < columns.count; slot++) if (facts(slot)) finder.mark(slot)
  return finder.found()
}

function lettersOf(needle: Buffer): number {
  return needle.reduce((bits, byte) => bits | letterBits[byte]!, 0)
}

class Finder {
  readonly #marks: Uint8Array
  readonly #few = new Uint32Array(FEW)
  #total = 0

  constructor(count: number) {
    this.#marks = new Uint8Array(count)
  }

  mark(slot: number): boolean {
    this.#marks[slot] = 1
    if (this.#total < FEW) this.#few[this.#total] = slot
    this.#total++
    return true
  }

  found(): Found {
    return {marks: this.#marks, total: this.#total, few: this.#total <= FEW ? this.#few.slice(0, this.#total) : undefined}
  }
}

/** Visits each slot whose name holds the needle; one that ends in the zero byte finds ends of names. */
function scanNames(columns: Columns, needle: Buffer, visit: (slot: number) => boolean): void {
  const {starts, count} = columns
  const end = starts[count]!
  const names = columns.names.subarray(0, end)
  let slot = 0
  for (let at = names.indexOf(needle); at >= 0 && at < end; at = names.indexOf(needle, starts[slot]!)) {
    slot = slotAt(columns, slot, at)
    visit(slot)
    slot++
    if (slot >= count) break
  }
}

/** The slot whose name covers a place at or after the given slot: near ones by steps, far ones by halving. */
function slotAt({starts, count}: Columns, from: number, at: number): number {
  let low = from
  let step = 1
  while (low + step < count && starts[low + step]! <= at) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, count)
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= at) low = middle
    else high = middle
  }
  return low
}

/** Visits each slot whose name has all letters of a mask: which names those are, one number each tells. */
function scanLetters({letters, count}: Columns, mask: number, visit: (slot: number) => boolean): void {
  for (let slot = 0; slot < count; slot++) if ((letters[slot]! & mask) === mask) visit(slot)
}
