import {markSieve, parentSieve, type Range, rangeSieve, type Sieve, kindSieve, tableOf, tableSieve} from './column-sieves.ts'
import {type Columns, DEAD, HIDDEN} from './columns.ts'
import {emptyScope, type FolderScope, IN, stateOf, statesOf} from './folder-scope.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import type {NameQuery} from './name-query.ts'
import type {Scopes} from './scopes.ts'
import {bitsOf} from './slot-bits.ts'

/** What a query asks of a row beside its place and its name, the cheap questions first. */
export function sievesOf(index: NameIndex, query: NameQuery, scopes: Scopes): readonly Sieve[] {
  const {columns} = index
  const sieves: Sieve[] = [...amongSieves(index, query), ...kindSieves(index, query), ...numberSieves(columns, query)]
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

/** Keeps what lies on one of some volumes. */
export function volumeSieve(index: NameIndex, {volumes: known}: Scopes, volumes: readonly string[]): Sieve {
  const key = volumes.join()
  const kept = known.get(key)
  const tops = [...index.roots.values()].filter(({volume}) => volumes.includes(volume ?? ''))
  const held = kept?.of === index.roots ? kept : {scope: emptyScope(new Set(tops.map(({entry}) => entry))), of: index.roots}
  known.delete(key)
  known.set(key, held)
  if (known.size > REMEMBERED_FOLDERS) known.delete(known.keys().next().value!)
  return belowSieve(index, held.scope)
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

const amongSieves = (index: NameIndex, {among}: NameQuery): readonly Sieve[] => (among ? [markSieve(marksOfEntries(index, among))] : [])

/** A bit for the slot of each of some entries that there still are. */
export function marksOfEntries(index: NameIndex, entries: readonly number[]): Uint32Array {
  const slots = entries.map((id) => liveSlot(index, id)).filter((slot) => slot >= 0)
  return bitsOf(Uint32Array.from(slots), index.columns.count)
}

function kindSieves(index: NameIndex, {kinds = [], categories = []}: NameQuery): readonly Sieve[] {
  return kinds.length + categories.length === 0 ? [] : [kindSieve(index, {kinds, categories})]
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
