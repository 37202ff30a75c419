import type {Columns} from './columns.ts'
import {kindRanks, pathParent} from './compare-rows.ts'
import {extensionAt, type NameIndex} from './name-index.ts'
import type {SortName} from './name-query.ts'

/** Makes the order by a column from the order by name, which breaks its ties; yields often. */
export function* sortByValue(
  index: NameIndex,
  field: Exclude<SortName, 'name' | 'path'>,
  byName: Uint32Array,
): Generator<void, Uint32Array> {
  const {columns} = index
  switch (field) {
    case 'size':
      return yield* sortByDigits(byName, numberDigits(columns.sizes), 4)
    case 'modified':
      return yield* sortByDigits(byName, numberDigits(columns.modified), 4)
    case 'created':
      return yield* sortByDigits(byName, numberDigits(columns.created), 4)
    case 'kind':
      return yield* sortByDigits(byName, kindRanks(index), 1)
    case 'extension': {
      const ranks = yield* extensionRanks(columns)
      return yield* sortByDigits(byName, (slot, digit) => (digit === 0 ? ranks[slot]! & 0xffff : ranks[slot]! >>> 16), 2)
    }
  }
}

/** Makes the order by path from the order by name: each folder, then what it holds. */
export function* sortByPath(columns: Columns, byName: Uint32Array): Generator<void, Uint32Array> {
  const {children, first} = yield* childrenByName(columns, byName)
  const order = new Uint32Array(byName.length)
  const next = first.slice()
  const open: number[] = [columns.count]
  let filled = 0
  for (let step = 0; open.length > 0; step++) {
    const folder = open[open.length - 1]!
    if (next[folder]! >= first[folder + 1]!) open.pop()
    else {
      const child = children[next[folder]!]!
      next[folder]!++
      order[filled++] = child
      if (first[child + 1]! > first[child]!) open.push(child)
    }
    if ((step & 0xffff) === 0xffff) yield
  }
  return order.subarray(0, filled)
}

type DigitOf = (slot: number, digit: number) => number

/** The 64 bits of a number as four digits, the lowest first, so that they sort as the numbers do. */
function numberDigits(values: Float64Array): DigitOf {
  const digits = new Uint16Array(values.buffer, values.byteOffset, values.length * 4)
  return (slot, digit) => {
    const bits = digits[slot * 4 + digit]!
    if (digits[slot * 4 + 3]! & 0x8000) return ~bits & 0xffff
    return digit === 3 ? bits | 0x8000 : bits
  }
}

/** Stable, so that the order that came in breaks ties; a digit in which all agree costs one pass. */
function* sortByDigits(order: Uint32Array, digitOf: DigitOf, digits: number): Generator<void, Uint32Array> {
  let from = order
  for (let digit = 0; digit < digits; digit++) {
    const places = new Uint32Array(0x10000)
    for (let place = 0; place < from.length; place++) {
      places[digitOf(from[place]!, digit)]!++
      if ((place & 0xffff) === 0xffff) yield
    }
    if (places.includes(from.length)) continue
    startsOf(places)
    const to = new Uint32Array(from.length)
    for (let place = 0; place < from.length; place++) {
      to[places[digitOf(from[place]!, digit)]!++] = from[place]!
      if ((place & 0xffff) === 0xffff) yield
    }
    from = to
  }
  return from === order ? order.slice() : from
}

function startsOf(counts: Uint32Array): void {
  let sum = 0
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!
    counts[index] = sum
    sum += count
  }
}

function* extensionRanks(columns: Columns): Generator<void, Uint32Array> {
  const numbers = new Map<string, number>()
  const ranks = new Uint32Array(columns.count)
  for (let slot = 0; slot < columns.count; slot++) {
    const extension = extensionAt(columns, slot)
    const known = numbers.get(extension)
    ranks[slot] = known ?? numbers.size
    if (known === undefined) numbers.set(extension, numbers.size)
    if ((slot & 0x3fff) === 0x3fff) yield
  }
  const sorted = [...numbers.keys()].sort((a, b) => (a < b ? -1 : 1))
  const places = new Uint32Array(numbers.size)
  for (const [place, extension] of sorted.entries()) places[numbers.get(extension)!] = place
  for (let slot = 0; slot < columns.count; slot++) ranks[slot] = places[ranks[slot]!]!
  return ranks
}

/** Each folder's children behind each other in name order; the roots are those of slot `count`. */
function* childrenByName(
  columns: Columns,
  byName: Uint32Array,
): Generator<void, {readonly children: Uint32Array; readonly first: Uint32Array}> {
  const {count} = columns
  // Taken in one go, since rows that come in between may turn parents elsewhere.
  const folders = new Uint32Array(count)
  for (let slot = 0; slot < count; slot++) {
    const parent = pathParent(columns, slot)
    folders[slot] = parent < 0 ? count : parent
  }
  const first = new Uint32Array(count + 2)
  for (const slot of byName) first[folders[slot]!]!++
  startsOf(first)
  yield
  const children = new Uint32Array(byName.length)
  const next = first.slice()
  for (let place = 0; place < byName.length; place++) {
    const folder = folders[byName[place]!]!
    children[next[folder]!++] = byName[place]!
    if ((place & 0xffff) === 0xffff) yield
  }
  return {children, first}
}
