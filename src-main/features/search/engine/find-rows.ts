import {type Columns, letterBits} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {FIND_SPAN} from './name-memory.ts'
import {endingOf, type NameQuery, needlesOf} from './name-query.ts'
import {holds, rowTest, type Scopes} from './row-test.ts'

/** What a query found: a mark for each slot, and the slots themselves while they are few. */
export interface Found {
  readonly marks: Uint8Array
  readonly total: number
  /** In slot order; absent when there are more than LISTED. */
  readonly slots: Uint32Array | undefined
}

const LISTED = 65_536

/** Finds every row that a query asks for, in one pass over the names or the columns. */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const {columns} = index
  const finder = new Finder(columns.count)
  const [needle, ...more] = needlesOf(query)
  const facts = rowTest(index, query, scopes)
  // A zero byte ends names, so no name holds one.
  if (needle?.includes(0) || more.some((other) => other.includes(0))) return finder.found()
  const endings = query.extensions ?? []
  const mark = (slot: number): void => {
    if (facts(slot) && more.every((other) => holds(columns, slot, other))) finder.mark(slot)
  }
  const letter = needle?.length === 1 ? letterBits[needle[0]!]! : 0
  if (letter !== 0) scanLetters(columns, letter, mark)
  else if (needle) scanNames(columns, needle, mark)
  else if (endings.length === 1) scanNames(columns, endingOf(endings[0]!), mark)
  else for (let slot = 0; slot < columns.count; slot++) if (facts(slot)) finder.mark(slot)
  return finder.found()
}

class Finder {
  readonly #marks: Uint8Array
  #slots = new Uint32Array(1024)
  #total = 0

  constructor(count: number) {
    this.#marks = new Uint8Array(count)
  }

  mark(slot: number): void {
    this.#marks[slot] = 1
    if (this.#total === this.#slots.length && this.#total < LISTED) this.#grow()
    // Behind the end of the list the write goes nowhere.
    this.#slots[this.#total++] = slot
  }

  found(): Found {
    return {marks: this.#marks, total: this.#total, slots: this.#total <= LISTED ? this.#slots.slice(0, this.#total) : undefined}
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 4)
    slots.set(this.#slots)
    this.#slots = slots
  }
}

/** Visits each slot whose name holds the needle, once; one that ends in the zero byte finds ends of names. */
function scanNames(columns: Columns, needle: Buffer, visit: (slot: number) => void): void {
  const {memory, starts, count} = columns
  const end = starts[count]!
  let slot = 0
  let next = 0
  for (let from = 0; from < end; from += FIND_SPAN) {
    const places = memory.find(needle, from, end)
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!
      if (place < next) continue
      // Behind the last name stands what once was there.
      if (place + needle.length > end) return
      slot = slotAt(columns, slot, place)
      next = starts[slot + 1]!
      visit(slot)
    }
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

function scanLetters({letters, count}: Columns, letter: number, visit: (slot: number) => void): void {
  for (let slot = 0; slot < count; slot++) if ((letters[slot]! & letter) !== 0) visit(slot)
}
