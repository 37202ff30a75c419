import {type Columns, DEAD, HIDDEN, KIND} from './columns.ts'
import {emptyScope, type FolderScope, IN, stateOf, statesOf} from './folder-scope.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import type {NameQuery} from './name-query.ts'
import {hasBit} from './slot-bits.ts'
import {emptyTagSets, type TagSets} from './tag-sets.ts'

/**
 * Keeps those of the first `count` slots that pass, in their order at the front, and answers how many.
 * Each sieve is one loop over a column: asking every row every question through functions took four times as long.
 */
export type Sieve = (slots: Uint32Array, count: number) => number

/** What outlives a query: the next one asks about the same folders, in the same room. */
export interface Scopes {
  readonly located: {scope: FolderScope; of: NameIndex['roots']}
  readonly below: Map<number, FolderScope>
  /** What a query without words and filters finds, with and without hidden names. */
  readonly placed: Map<boolean, Placed>
  readonly tagged: TagSets
  /** Where queries gather slots, one after the other; a row has four bytes of it. */
  room: Uint32Array
}

export interface Placed {
  readonly version: number
  readonly rows: number
  /** A bit for each slot. */
  readonly marks: Uint32Array
  readonly total: number
}

export function emptyScopes(): Scopes {
  return {
    located: {scope: emptyScope(new Set()), of: new Map()},
    below: new Map(),
    placed: new Map(),
    tagged: emptyTagSets(),
    room: new Uint32Array(0),
  }
}

/** What a query asks of a row beside its place and its name, the cheap questions first. */
export function sievesOf(index: NameIndex, query: NameQuery, scopes: Scopes): readonly Sieve[] {
  const {columns} = index
  const sieves: Sieve[] = [...kindSieves(index, query), ...numberSieves(columns, query)]
  for (const id of query.below ?? []) sieves.push(belowSieve(index, belowScope(scopes, id)))
  return sieves
}

/** Is a row there, shown, and where one may look? */
export function placeSieve(index: NameIndex, query: NameQuery, scopes: Scopes): Sieve {
  const {columns} = index
  const refused = query.hidden ? DEAD : DEAD | HIDDEN
  const shown = tableSieve(columns, {flags: tableOf((flags) => (flags & refused) === 0), categories: NONE})
  const within = withinSieve(index, query, scopes)
  return (slots, count) => within(slots, shown(slots, count))
}

const NONE = new Uint8Array(256)

function withinSieve(index: NameIndex, {directlyIn, anyRoot}: NameQuery, scopes: Scopes): Sieve {
  const {columns} = index
  if (directlyIn !== undefined) {
    const folder = liveSlot(index, directlyIn)
    return folder < 0 ? () => 0 : parentSieve(columns, folder, folder)
  }
  // A root is a place to look in, not something to find.
  return anyRoot ? parentSieve(columns, 0, Infinity) : belowSieve(index, locatedScope(index, scopes))
}

/** Keeps slots whose bit is set. */
export function markSieve(marks: Uint32Array): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += Number(hasBit(marks, slot))
    }
    return kept
  }
}

/** Keeps names that hold the needle. */
export function needleSieve(columns: Columns, needle: Uint8Array): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      if (holds(columns, slot, needle)) kept++
    }
    return kept
  }
}

function holds({names, starts}: Columns, slot: number, needle: Uint8Array): boolean {
  const first = needle[0]!
  const last = starts[slot + 1]! - 1 - needle.length
  for (let at = starts[slot]!; at <= last; at++) {
    if (names[at] !== first) continue
    let index = 1
    while (index < needle.length && names[at + index] === needle[index]) index++
    if (index === needle.length) return true
  }
  return false
}

/** Keeps names with one of these endings, whose dot must not be the first byte: `.gz` is a hidden file, not an archive. */
export function endingSieve(columns: Columns, endings: readonly Uint8Array[]): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      for (let which = 0; which < endings.length; which++) {
        if (!endsIn(columns, slot, endings[which]!)) continue
        kept++
        break
      }
    }
    return kept
  }
}

/** Names differ most at the end. */
function endsIn({names, starts}: Columns, slot: number, ending: Uint8Array): boolean {
  const from = starts[slot + 1]! - ending.length
  if (from <= starts[slot]!) return false
  let index = ending.length - 2
  while (index >= 0 && names[from + index] === ending[index]) index--
  return index < 0
}

const REMEMBERED_FOLDERS = 16

function locatedScope(index: NameIndex, {located}: Scopes): FolderScope {
  if (located.of !== index.roots) {
    located.of = index.roots
    located.scope = emptyScope(new Set([...index.roots.values()].filter((root) => root.location !== null).map((root) => root.entry)))
  }
  return located.scope
}

function belowScope({below}: Scopes, id: number): FolderScope {
  const scope = below.get(id) ?? emptyScope(new Set([id]))
  below.delete(id)
  below.set(id, scope)
  if (below.size > REMEMBERED_FOLDERS) below.delete(below.keys().next().value!)
  return scope
}

function belowSieve(index: NameIndex, scope: FolderScope): Sieve {
  const {parents} = index.columns
  return (slots, count) => {
    const states = statesOf(index, scope)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      const parent = parents[slot]!
      if (parent < 0) continue
      const state = states[parent]!
      kept += (state === 0 ? stateOf(index, scope, parent) : state) === IN ? 1 : 0
    }
    return kept
  }
}

/** Passes by a table of what the flags or the category may be. The number that is added up has no branch in it, which a processor would guess wrong. */
function tableSieve({flags, categories}: Columns, tables: {readonly flags: Uint8Array; readonly categories: Uint8Array}): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += tables.flags[flags[slot]!]! | tables.categories[categories[slot]!]!
    }
    return kept
  }
}

const tableOf = (passes: (value: number) => boolean): Uint8Array => Uint8Array.from({length: 256}, (_, value) => Number(passes(value)))

function kindSieves({columns, categories: names}: NameIndex, {kinds = [], categories = []}: NameQuery): readonly Sieve[] {
  if (kinds.length + categories.length === 0) return []
  return [
    tableSieve(columns, {
      flags: tableOf((flags) => kinds.includes(flags & KIND)),
      categories: tableOf((category) => categories.includes(names[category] ?? '')),
    }),
  ]
}

/** Keeps what has its folder's slot in a range. */
function parentSieve({parents}: Columns, least: number, most: number): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += Number(parents[slot]! >= least) & Number(parents[slot]! <= most)
    }
    return kept
  }
}

interface Range {
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** The values are whole numbers, so that this is a `most`, too. */
  readonly before?: number | undefined
  /** What stands for a value that is not known. */
  readonly unknown?: number
}

function numberSieves({sizes, modified, created}: Columns, query: NameQuery): readonly Sieve[] {
  const ranges: readonly (readonly [Float64Array, Range])[] = [
    [sizes, {least: query.minSize, most: query.maxSize}],
    [modified, {least: query.modifiedFrom, before: query.modifiedBefore}],
    [created, {least: query.createdFrom, before: query.createdBefore, unknown: 0}],
  ]
  const asked = ranges.filter(([, {least, most, before}]) => least !== undefined || most !== undefined || before !== undefined)
  return asked.map(([values, range]) => rangeSieve(values, range))
}

function rangeSieve(values: Float64Array, {least = -Infinity, most = Infinity, before = Infinity, unknown = NaN}: Range): Sieve {
  const highest = Math.min(most, Math.ceil(before) - 1)
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      const value = values[slot]!
      slots[kept] = slot
      kept += Number(value >= least) & Number(value <= highest) & Number(value !== unknown)
    }
    return kept
  }
}
