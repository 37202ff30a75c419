import {type Columns, DEAD, HIDDEN, KIND} from './columns.ts'
import {emptyScope, type FolderScope, IN, scopeTest, stateOf, statesOf} from './folder-scope.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import {endingOf, type NameQuery} from './name-query.ts'

export type RowTest = (slot: number) => boolean

/** Scopes outlive a query: the next one asks about the same folders. */
export interface Scopes {
  readonly located: {scope: FolderScope; of: NameIndex['roots']}
  readonly below: Map<number, FolderScope>
  /** What a query without words and filters finds, with and without hidden names. */
  readonly placed: Map<boolean, Placed>
}

export interface Placed {
  readonly version: number
  readonly marks: Uint8Array
  readonly total: number
}

export function emptyScopes(): Scopes {
  return {located: {scope: emptyScope(new Set()), of: new Map()}, below: new Map(), placed: new Map()}
}

/** All that a query asks of a row but for its words, as one function, the cheap questions first. */
export function rowTest(index: NameIndex, query: NameQuery, scopes: Scopes): RowTest {
  return all([...factTests(index, query, scopes), placeTest(index, query, scopes)])
}

/** The filters of a query, each as a test. */
export function factTests(index: NameIndex, query: NameQuery, scopes: Scopes): readonly RowTest[] {
  const {columns} = index
  const tests: RowTest[] = [...kindTests(index, query), ...numberTests(columns, query)]
  if (query.extensions?.length) tests.push(endingTest(columns, query.extensions.map(endingOf)))
  for (const id of query.below ?? []) tests.push(scopeTest(index, belowScope(scopes, id)))
  return tests
}

/** Marks every row that is there, shown, and where one may look; for whole libraries it is remembered until the index changes. */
export function placedRows(index: NameIndex, query: NameQuery, scopes: Scopes): Placed {
  const whole = query.directlyIn === undefined && !query.anyRoot
  const known = whole ? scopes.placed.get(query.hidden) : undefined
  if (known?.version === index.version && known.marks.length === index.columns.count) return known
  const test = placeTest(index, query, scopes)
  const marks = new Uint8Array(index.columns.count)
  let total = 0
  for (let slot = 0; slot < marks.length; slot++) {
    if (!test(slot)) continue
    marks[slot] = 1
    total++
  }
  const placed = {version: index.version, marks, total}
  if (whole) scopes.placed.set(query.hidden, placed)
  return placed
}

/** Asked of every row that comes up, so it is one function: is it there, shown, and where one may look? */
function placeTest(index: NameIndex, query: NameQuery, scopes: Scopes): RowTest {
  const {parents, flags} = index.columns
  const refused = query.hidden ? DEAD : DEAD | HIDDEN
  if (query.directlyIn !== undefined) {
    const folder = liveSlot(index, query.directlyIn)
    return (slot) => parents[slot] === folder && folder >= 0 && (flags[slot]! & refused) === 0
  }
  // A root is a place to look in, not something to find.
  if (query.anyRoot) return (slot) => parents[slot]! >= 0 && (flags[slot]! & refused) === 0
  const scope = locatedScope(index, scopes)
  const states = statesOf(index, scope)
  return (slot) => {
    const parent = parents[slot]!
    if (parent < 0 || (flags[slot]! & refused) !== 0) return false
    const state = states[parent]!
    return (state === 0 ? stateOf(index, scope, parent) : state) === IN
  }
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
  const {minSize, maxSize, createdFrom, createdBefore} = query
  const {modifiedFrom = -Infinity, modifiedBefore = Infinity} = query
  const tests: RowTest[] = []
  if (minSize !== undefined || maxSize !== undefined) tests.push(within(sizes, minSize ?? -Infinity, maxSize ?? Infinity))
  if (modifiedFrom !== -Infinity || modifiedBefore !== Infinity)
    tests.push((slot) => modified[slot]! >= modifiedFrom && modified[slot]! < modifiedBefore)
  if (createdFrom !== undefined) tests.push((slot) => created[slot] !== 0 && created[slot]! >= createdFrom)
  if (createdBefore !== undefined) tests.push((slot) => created[slot] !== 0 && created[slot]! < createdBefore)
  return tests
}

const within =
  (values: Float64Array, least: number, most: number): RowTest =>
  (slot) =>
    values[slot]! >= least && values[slot]! <= most

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

/** One test of at least one. */
export function all(tests: readonly RowTest[]): RowTest {
  const [first, second, third, ...rest] = tests
  if (!second) return first!
  if (!third) return (slot) => first!(slot) && second(slot)
  if (rest.length === 0) return (slot) => first!(slot) && second(slot) && third(slot)
  const others = all(rest)
  return (slot) => first!(slot) && second(slot) && third(slot) && others(slot)
}
