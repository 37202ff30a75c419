import {endingSieve, markSieve, needleSieve, type Sieve} from './column-sieves.ts'
import {clauseSieve} from './condition-sieves.ts'
import type {NameIndex} from './name-index.ts'
import {endingOf, type NameQuery, needlesOf} from './name-query.ts'
import {placeSieve, sievesOf} from './row-sieves.ts'
import {scanClause, scannedClause} from './scan-clause.ts'
import {scanEndings, scanNames} from './scan-names.ts'
import type {Placed, Scopes} from './scopes.ts'
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

/**
 * Finds every row that a query asks for: names, tags or columns tell what comes into question, sieves keep what passes, the cheap ones first.
 * What is looked for in all names at once is the longest word, else an ending, else alternatives of which each can be looked for so.
 */
export function findRows(index: NameIndex, query: NameQuery, scopes: Scopes): Found {
  const {columns} = index
  const needles = needlesOf(query)
  const endings = (query.extensions ?? []).map(endingOf)
  const rows = columns.count
  // A zero byte ends names, so no name holds one.
  if (needles.some((needle) => needle.includes(0))) return {rows, total: 0, slots: new Uint32Array(0)}
  const {clauses = [], mounts} = query
  const scanned = needles.length + endings.length === 0 && query.tags === undefined ? scannedClause(clauses) : undefined
  const asked = {index, scopes, mounts}
  const sieves = sievesOf(index, query, scopes)
  const ofClauses = clauses.filter((one) => one !== scanned?.clause).map((one) => clauseSieve(one, asked))
  const tagged = query.tags && taggedRows(index, query.tags, scopes.tagged)
  if (needles.length + endings.length === 0 && !scanned)
    return findByFacts(index, query, {scopes, sieves: [...sieves, ...ofClauses], tagged})
  const slots = roomFor(scopes, rows)
  const total = scanned ? scanClause(scanned, asked, slots) : scanFor({needles, endings}, columns, slots)
  const more = scanned ? [] : needles.slice(1).map((other) => needleSieve(columns, other))
  if (needles.length > 0 && endings.length > 0) more.push(endingSieve(columns, endings))
  const ofTags = tagged ? [markSieve(tagged.marks)] : []
  return sifted({rows, total, slots}, [...ofTags, ...sieves, ...more, placeSieve(index, query, scopes), ...ofClauses])
}

interface Sought {
  readonly needles: readonly Uint8Array[]
  readonly endings: readonly Uint8Array[]
}

const scanFor = ({needles: [needle], endings}: Sought, columns: NameIndex['columns'], slots: Uint32Array): number =>
  needle ? scanNames(columns, needle, slots) : scanEndings(columns, endings, slots)

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
  if (query.directlyIn !== undefined || query.anyRoot) {
    const slots = roomFor(scopes, rows)
    return sifted({rows, total: everySlot(rows, slots), slots}, [placeSieve(index, query, scopes), ...sieves])
  }
  const placed = placedRows(index, query, scopes)
  if (sieves.length === 0) return placed
  const slots = roomFor(scopes, rows)
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
