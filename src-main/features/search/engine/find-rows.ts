import {type Columns, letterBits} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {FIND_SPAN} from './name-memory.ts'
import {endingOf, type NameQuery, needlesOf} from './name-query.ts'
import {all, factTests, holds, placedRows, type RowTest, rowTest, type Scopes} from './row-test.ts'

/** What a query found: a mark for each slot. */
export interface Found {
  readonly marks: Uint8Array
  readonly total: number
}

/** Finds every row that a query asks for, in one pass over the names or the columns. */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const {columns} = index
  const [needle, ...more] = needlesOf(query)
  const endings = query.extensions ?? []
  if (!needle && endings.length === 0) return findByFacts(index, query, scopes)
  const marks = new Uint8Array(columns.count)
  // A zero byte ends names, so no name holds one.
  if (needle?.includes(0) || more.some((other) => other.includes(0))) return {marks, total: 0}
  const test = more.reduce<RowTest>((before, other) => (slot) => before(slot) && holds(columns, slot, other), rowTest(index, query, scopes))
  let total = 0
  const mark = (slot: number): void => {
    // A name may end in `gz` and in `tar.gz`.
    if (marks[slot] === 1 || !test(slot)) return
    marks[slot] = 1
    total++
  }
  const letter = needle?.length === 1 ? letterBits[needle[0]!]! : 0
  if (letter !== 0) scanLetters(columns, letter, mark)
  else if (needle) scanNames(columns, needle, mark)
  else for (const ending of endings) scanNames(columns, endingOf(ending), mark)
  return {marks, total}
}

/** Without words every row comes up, so what all such queries ask alike is remembered. */
function findByFacts(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const placed = placedRows(index, query, scopes)
  const tests = factTests(index, query, scopes)
  if (tests.length === 0) return placed
  const test = all(tests)
  const marks = placed.marks.slice()
  let {total} = placed
  for (let slot = 0; slot < marks.length; slot++) {
    if (marks[slot] !== 1 || test(slot)) continue
    marks[slot] = 0
    total--
  }
  return {marks, total}
}

/** The marked slots, ascending. */
export function slotsOf({marks, total}: Found): Uint32Array {
  const slots = new Uint32Array(total)
  const sparse = total * 200 < marks.length
  for (let filled = 0, slot = -1; filled < total;) {
    slot = sparse ? marks.indexOf(1, slot + 1) : slot + 1
    if (marks[slot] === 1) slots[filled++] = slot
  }
  return slots
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
