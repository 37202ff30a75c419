import {type Columns, HIDDEN, isLive, KIND} from './columns.ts'
import {emptyScope, type FolderScope, scopeTest} from './folder-scope.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import {endingOf, type NameQuery} from './name-query.ts'

export type RowTest = (slot: number) => boolean

/** Scopes outlive a query: the next one asks about the same folders. */
export interface Scopes {
  readonly located: {scope: FolderScope; of: NameIndex['roots']}
  readonly below: Map<number, FolderScope>
}

export function emptyScopes(): Scopes {
  return {located: {scope: emptyScope(new Set()), of: new Map()}, below: new Map()}
}

/** All that a query asks of a row but for its words, as one function, the cheap questions first. */
export function rowTest(index: NameIndex, query: NameQuery, scopes: Scopes): RowTest {
  const {columns} = index
  const {parents, flags} = columns
  // A root is a place to look in, not something to find.
  const tests: RowTest[] = [(slot) => isLive(columns, slot) && parents[slot]! >= 0]
  if (!query.hidden) tests.push((slot) => (flags[slot]! & HIDDEN) === 0)
  if (query.directlyIn !== undefined) {
    const folder = liveSlot(index, query.directlyIn)
    tests.push(folder < 0 ? () => false : (slot) => parents[slot] === folder)
  }
  tests.push(...kindTests(index, query), ...numberTests(columns, query))
  if (query.extensions?.length) tests.push(endingTest(columns, query.extensions.map(endingOf)))
  if (!query.anyRoot && query.directlyIn === undefined) tests.push(scopeTest(index, locatedScope(index, scopes)))
  for (const id of query.below ?? []) tests.push(scopeTest(index, belowScope(scopes, id)))
  return all(tests)
}

/** Does a name hold the needle? */
export function holds({names, starts}: Columns, slot: number, needle: Buffer): boolean {
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

function kindTests({columns, categories}: NameIndex, query: NameQuery): readonly RowTest[] {
  const kinds = query.kinds ?? []
  const wanted = query.categories ?? []
  if (kinds.length + wanted.length === 0) return []
  const kindWanted = new Uint8Array(8)
  for (const kind of kinds) kindWanted[kind] = 1
  const categoryWanted = new Uint8Array(256)
  for (const category of wanted) {
    const number = categories.indexOf(category)
    if (number >= 0) categoryWanted[number] = 1
  }
  return [(slot) => kindWanted[columns.flags[slot]! & KIND] === 1 || categoryWanted[columns.categories[slot]!] === 1]
}

function numberTests({sizes, modified, created}: Columns, query: NameQuery): readonly RowTest[] {
  const tests: RowTest[] = []
  const {minSize, maxSize, modifiedFrom, modifiedBefore, createdFrom, createdBefore} = query
  if (minSize !== undefined) tests.push((slot) => sizes[slot]! >= minSize)
  if (maxSize !== undefined) tests.push((slot) => sizes[slot]! <= maxSize)
  if (modifiedFrom !== undefined) tests.push((slot) => modified[slot]! >= modifiedFrom)
  if (modifiedBefore !== undefined) tests.push((slot) => modified[slot]! < modifiedBefore)
  if (createdFrom !== undefined) tests.push((slot) => created[slot] !== 0 && created[slot]! >= createdFrom)
  if (createdBefore !== undefined) tests.push((slot) => created[slot] !== 0 && created[slot]! < createdBefore)
  return tests
}

/** The dot of an ending must not be the first byte of the name: `.gz` is a hidden file, not an archive. */
function endingTest({names, starts}: Columns, endings: readonly Buffer[]): RowTest {
  return (slot) => {
    const start = starts[slot]!
    const next = starts[slot + 1]!
    return endings.some((ending) => {
      const from = next - ending.length
      if (from <= start) return false
      for (let index = 0; index < ending.length; index++) if (names[from + index] !== ending[index]) return false
      return true
    })
  }
}

function all(tests: readonly RowTest[]): RowTest {
  const [first, second, third, ...rest] = tests
  if (!second) return first!
  if (!third) return (slot) => first!(slot) && second(slot)
  if (rest.length === 0) return (slot) => first!(slot) && second(slot) && third(slot)
  const others = all(rest)
  return (slot) => first!(slot) && second(slot) && third(slot) && others(slot)
}
