import {type Columns, letterBits} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {childSlots} from './child-slots.ts'
import {endingOf, type NameQuery, needlesOf} from './name-query.ts'
import {endingSieve, markSieve, needleSieve, type Placed, placeSieve, type Scopes, type Sieve, sievesOf} from './row-sieves.ts'
import {bitsOf, slotsIn} from './slot-bits.ts'
import {type TaggedRows, taggedRows} from './tag-sets.ts'

/** What a query found, as ascending slots or as a bit for each slot; good until the next query. */
export interface Found {
  readonly total: number
  /** How many slots there are. */
  readonly rows: number
  readonly slots?: Uint32Array
  readonly marks?: Uint32Array
}

/** Finds every row that a query asks for: the names or the columns tell what comes into question, sieves keep what passes. */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const {columns} = index
  const needles = needlesOf(query)
  const endings = (query.extensions ?? []).map(endingOf)
  const sieves = sievesOf(index, query, scopes)
  const rows = columns.count
  // A zero byte ends names, so no name holds one.
  if (needles.some((needle) => needle.includes(0))) return {rows, total: 0, slots: new Uint32Array(0)}
  const tagged = query.tags && taggedRows(index, query.tags, scopes.tagged)
  if (needles.length + endings.length === 0) return findByFacts(index, query, {scopes, sieves, tagged})
  const slots = roomFor(scopes, rows)
  const [needle, ...more] = needles
  const found = needle ? scanNames(columns, needle, slots) : scanEndings(columns, endings, slots)
  const ofNames = more.map((other) => needleSieve(columns, other))
  if (needle && endings.length > 0) ofNames.push(endingSieve(columns, endings))
  const ofTags = tagged ? [markSieve(tagged.marks)] : []
  return sifted({rows, total: found, slots}, [...ofTags, ...sieves, ...ofNames, placeSieve(index, query, scopes)])
}

interface Facts {
  readonly scopes: Scopes
  readonly sieves: readonly Sieve[]
  readonly tagged: TaggedRows | undefined
}

/** Without words every row comes into question, or with a tag those that have it. */
function findByFacts(index: NameIndex, query: NameQuery, {scopes, sieves, tagged}: Facts): Found {
  const rows = index.columns.count
  if (tagged) {
    const slots = roomFor(scopes, rows)
    slots.set(tagged.slots)
    return sifted({rows, total: tagged.slots.length, slots}, [placeSieve(index, query, scopes), ...sieves])
  }
  const slots = roomFor(scopes, rows)
  const {directlyIn} = query
  if (directlyIn !== undefined) return sifted({rows, total: childSlots(index, {...query, directlyIn}, slots), slots}, sieves)
  if (query.anyRoot) {
    return sifted({rows, total: everySlot(rows, slots), slots}, [placeSieve(index, query, scopes), ...sieves])
  }
  const placed = placedRows(index, query, scopes)
  if (sieves.length === 0) return placed
  return sifted({rows, total: slotsIn(placed.marks, slots), slots}, sieves)
}

function sifted({rows, total, slots}: Required<Omit<Found, 'marks'>>, sieves: readonly Sieve[]): Found {
  const kept = sieves.reduce((count, sieve) => sieve(slots, count), total)
  return {rows, total: kept, slots: slots.subarray(0, kept)}
}

/** What queries without words ask alike is remembered until the index changes. */
function placedRows(index: NameIndex, query: NameQuery, scopes: Scopes): Placed {
  const {version, columns} = index
  const known = scopes.placed.get(query.hidden)
  if (known?.version === version && known.rows === columns.count) return known
  const slots = roomFor(scopes, columns.count)
  const total = placeSieve(index, query, scopes)(slots, everySlot(columns.count, slots))
  const placed = {version, rows: columns.count, total, marks: bitsOf(slots.subarray(0, total), columns.count)}
  scopes.placed.set(query.hidden, placed)
  return placed
}

/** The slots that were found, ascending, in an array of the caller's own. */
export function slotsOf({slots, marks, total}: Found): Uint32Array {
  if (slots) return slots.slice()
  const own = new Uint32Array(total)
  slotsIn(marks!, own)
  return own
}

/** A bit for each slot that was found. */
export const marksOf = ({slots, marks, rows}: Found): Uint32Array => marks ?? bitsOf(slots!, rows)

function roomFor(scopes: Scopes, rows: number): Uint32Array {
  if (scopes.room.length < rows) scopes.room = new Uint32Array(Math.ceil(rows * 1.1))
  return scopes.room.subarray(0, rows)
}

function everySlot(rows: number, slots: Uint32Array): number {
  for (let slot = 0; slot < rows; slot++) slots[slot] = slot
  return rows
}

/** Gathers each slot whose name holds the needle; answers how many. */
function scanNames(columns: Columns, needle: Uint8Array, slots: Uint32Array): number {
  const {memory, starts, count} = columns
  const letter = needle.length === 1 ? letterBits[needle[0]!]! : 0
  return letter === 0 ? memory.find(needle, starts[count]!, slots) : scanLetters(columns, letter, slots)
}

/** Gathers each slot whose name has one of these endings; a needle that ends in the zero byte finds ends of names. */
function scanEndings(columns: Columns, [ending, ...more]: readonly Uint8Array[], slots: Uint32Array): number {
  const found = scanEnding(columns, ending!, slots)
  if (more.length === 0) return found
  // A name may end in `gz` and in `tar.gz`.
  const marks = bitsOf(slots.subarray(0, found), columns.count)
  for (const other of more) bitsOf(slots.subarray(0, scanEnding(columns, other, slots)), columns.count, marks)
  return slotsIn(marks, slots)
}

/** The dot of an ending must not be the first byte of the name. */
function scanEnding(columns: Columns, ending: Uint8Array, slots: Uint32Array): number {
  const {starts} = columns
  const found = scanNames(columns, ending, slots)
  let kept = 0
  for (let at = 0; at < found; at++) {
    const slot = slots[at]!
    slots[kept] = slot
    kept += Number(starts[slot + 1]! - starts[slot]! > ending.length)
  }
  return kept
}

function scanLetters({letters, count}: Columns, letter: number, slots: Uint32Array): number {
  let found = 0
  const shift = 31 - Math.clz32(letter)
  for (let slot = 0; slot < count; slot++) {
    slots[found] = slot
    found += (letters[slot]! >>> shift) & 1
  }
  return found
}
