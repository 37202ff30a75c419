import {endingSieve, markSieve, needleSieve, type Sieve} from './column-sieves.ts'
import {type Asked, clauseSieve} from './condition-sieves.ts'
import type {NameIndex} from './name-index.ts'
import {childSlots} from './child-slots.ts'
import {endingOf, type NameClause, type NameQuery, needlesOf} from './name-query.ts'
import {marksOfEntries, placeSieve, sievesOf} from './row-sieves.ts'
import {type Scan, scanClause, scannedClause} from './scan-clause.ts'
import {scanEndings, scanNames} from './scan-names.ts'
import type {Placed, Scopes} from './scopes.ts'
import {bitsOf, slotsIn} from './slot-bits.ts'
import {taggedRows} from './tag-sets.ts'

/** What a query found, as ascending slots or as a bit for each slot; good until the next query. */
export interface Found {
  readonly total: number
  /** How many slots there are. */
  readonly rows: number
  readonly slots?: Uint32Array
  readonly marks?: Uint32Array
}

interface Ground {
  readonly index: NameIndex
  readonly query: NameQuery
  readonly scopes: Scopes
}

/**
 * Finds every row that a query asks for: names, tags or columns tell what comes into question, sieves keep what passes, the cheap ones first.
 * What is looked for in all names at once is the longest word, else an ending, else alternatives of which each can be looked for so.
 */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const ground = {index, query, scopes}
  const names = {needles: needlesOf(query), endings: (query.extensions ?? []).map(endingOf)}
  const rows = index.columns.count
  // A zero byte ends names, so no name holds one.
  if (names.needles.some((needle) => needle.includes(0))) return {rows, total: 0, slots: new Uint32Array(0)}
  if (names.needles.length + names.endings.length > 0) return findByNames(ground, names)
  const scan = query.tags ? undefined : scannedClause(query.clauses ?? [])
  return scan ? findByScan(ground, scan) : findByFacts(ground)
}

interface Names {
  readonly needles: readonly Uint8Array[]
  readonly endings: readonly Uint8Array[]
}

function findByNames(ground: Ground, {needles, endings}: Names): Found {
  const {index, query, scopes} = ground
  const {columns} = index
  const slots = roomFor(scopes, columns.count)
  const [needle, ...more] = needles
  const total = needle ? scanNames(columns, needle, slots) : scanEndings(columns, endings, slots)
  const ofNames = more.map((other) => needleSieve(columns, other))
  if (needle && endings.length > 0) ofNames.push(endingSieve(columns, endings))
  const ofTags = query.tags ? [markSieve(taggedRows(index, query.tags, scopes.tagged).marks)] : []
  const sieves = [...ofTags, ...sievesOf(index, query, scopes), ...ofNames, placeSieve(index, query, scopes), ...clauseSieves(ground)]
  return sifted({rows: columns.count, total, slots}, sieves)
}

function findByScan(ground: Ground, scan: Scan): Found {
  const {index, query, scopes} = ground
  const rows = index.columns.count
  const slots = roomFor(scopes, rows)
  const total = scanClause(scan, askedOf(ground), slots)
  const rest = clauseSieves(ground, scan.clause)
  return sifted({rows, total, slots}, [...sievesOf(index, query, scopes), placeSieve(index, query, scopes), ...rest])
}

/** Without words every row comes into question, or with a tag those that have it, or those that are named. */
function findByFacts(ground: Ground): Found {
  const {index, query, scopes} = ground
  const rows = index.columns.count
  const sieves = [...sievesOf(index, query, scopes), ...clauseSieves(ground)]
  if (query.tags) {
    const tagged = taggedRows(index, query.tags, scopes.tagged)
    const slots = roomFor(scopes, rows)
    slots.set(tagged.slots)
    return sifted({rows, total: tagged.slots.length, slots}, [placeSieve(index, query, scopes), ...sieves])
  }
  const slots = roomFor(scopes, rows)
  const {directlyIn, among} = query
  if (among)
    return sifted({rows, total: slotsIn(marksOfEntries(index, among), slots), slots}, [placeSieve(index, query, scopes), ...sieves])
  if (directlyIn !== undefined) return sifted({rows, total: childSlots(index, {...query, directlyIn}, slots), slots}, sieves)
  if (query.anyRoot) {
    return sifted({rows, total: everySlot(rows, slots), slots}, [placeSieve(index, query, scopes), ...sieves])
  }
  const placed = placedRows(index, query, scopes)
  if (sieves.length === 0) return placed
  return sifted({rows, total: slotsIn(placed.marks, slots), slots}, sieves)
}

const askedOf = ({index, query: {mounts}, scopes}: Ground): Asked => ({index, scopes, mounts})

const clauseSieves = (ground: Ground, but?: NameClause): readonly Sieve[] =>
  (ground.query.clauses ?? []).filter((one) => one !== but).map((one) => clauseSieve(one, askedOf(ground)))

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
