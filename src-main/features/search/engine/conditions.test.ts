import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readExpression} from '../../../contract/query/regex/read-expression.ts'
import type {IndexRow} from '../../../store/index-follow.ts'
import {findRows, slotsOf} from './find-rows.ts'
import {generateRows, naive, plainFold, seededRandom} from './naive-search.fake.ts'
import {applyRows, emptyNameIndex, setRoots} from './name-index.ts'
import type {NameCondition, NameQuery, NameTest} from './name-query.ts'
import {emptyScopes} from './scopes.ts'

const rows = generateRows(1500, seededRandom(23))
const index = emptyNameIndex(({name}) => (name.endsWith('.png') ? 'image' : 'other'))
applyRows(index, rows)
setRoots(index, [
  {entry: 1, location: 'home', volume: 'v1'},
  {entry: 2, location: 'browsed', volume: 'v2'},
])
const scopes = emptyScopes()
scopes.copies.entries = Float64Array.from(rows.filter((row) => row[0] % 3 === 0).map((row) => row[0]))
scopes.copies.counts = Uint32Array.from(scopes.copies.entries, (id) => 1 + (id % 4))
scopes.copies.version++
scopes.tagged.parents = new Map([[7, undefined]])
scopes.tagged.entries.set(7, Float64Array.from(rows.filter((row) => row[0] % 5 === 0).map((row) => row[0])))
const mounts = new Map([
  ['v1', '/mnt/Disk One'],
  ['v2', '/'],
])

const nameOf = (row: IndexRow): string => plainFold(String(row[2]))
const pathOf = (row: IndexRow): string => {
  if (row[1] > 0) return `${pathOf(rows[naive.place(rows, row[1])]!)}/${nameOf(row)}`
  const [mount, name] = [plainFold(mounts.get(row[0] === 1 ? 'v1' : 'v2')!), nameOf(row)]
  return mount === '/' ? `/${name}` : `${mount}/${name}`
}
const paths = new Map(rows.map((row) => [row, pathOf(row)]))
const tops = (row: IndexRow): number => (row[1] > 0 ? tops(rows[naive.place(rows, row[1])]!) : row[0])
const within = (value: number, {least, most}: {least: number; most: number}): boolean => value >= least && value <= most

type Plain = {readonly [B in NameTest['by']]: (row: IndexRow, test: Extract<NameTest, {readonly by: B}>) => boolean}
const inTime = (time: number, {from, before}: {from: number; before: number}): boolean => time >= from && time < before
const wildOf = {'*': '.*', '?': '.'}

/** The same asked plainly. */
const plain: Plain = {
  infix: (row, {text}) => nameOf(row).includes(plainFold(text)),
  pattern: (row, {parts}) => {
    const source = parts.map((part) => ('text' in part ? escaped(plainFold(part.text)) : wildOf[part.wild])).join('')
    return new RegExp(`^${source}$`, 'su').test(nameOf(row))
  },
  expression: (row, {text}) => new RegExp(plainFold(text), 'su').test(nameOf(row)),
  ending: (row, {extensions}) => extensions.some((one) => new RegExp(`^.+\\.${escaped(plainFold(one))}$`, 'su').test(nameOf(row))),
  kind: (row, {kinds, categories}) => kinds.includes(row[3]) || categories.includes(String(row[2]).endsWith('.png') ? 'image' : 'other'),
  size: (row, {bounds}) => row[3] === 0 && within(row[4], bounds),
  modified: (row, test) => inTime(row[5], test),
  created: (row, test) => row[6] !== 0 && inTime(row[6], test),
  hidden: (row) => String(row[2]).startsWith('.'),
  path: (row, {text}) => paths.get(row)!.includes(plainFold(text)),
  tag: (row, {tags}) => tags.includes(7) && row[0] % 5 === 0,
  any: (row, {tests: some}) => some.some((one) => holds(row, one)),
  volume: (row, {volumes}) => volumes.includes(tops(row) === 1 ? 'v1' : 'v2'),
  copies: (row, {bounds}) => row[0] % 3 === 0 && within(1 + (row[0] % 4), bounds),
}
const holds = (row: IndexRow, one: NameTest): boolean => (plain[one.by] as (row: IndexRow, one: NameTest) => boolean)(row, one)
const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const word = fc.constantFrom('a', 'img', 'Straße', 'STRASSE', 'é', '.png', 'q', '1', '10', '🎉', 'x-y', 'no such', 'lib', '%', '日本')
const tests: fc.Arbitrary<NameTest> = fc.oneof(
  word.map((text) => ({by: 'infix' as const, text})),
  fc
    .array(
      fc.oneof(
        word.map((text) => ({text})),
        fc.constantFrom({wild: '*' as const}, {wild: '?' as const}),
      ),
      {minLength: 1, maxLength: 5},
    )
    .map((parts) => ({by: 'pattern' as const, parts})),
  fc
    .constantFrom(
      '^img',
      '\\d{2,3}',
      '[a-f]+\\.png$',
      'report|index',
      '(a|b).*c',
      '^.$',
      'straße',
      '[^a-z0-9 ._-]',
      '^(img|lib)\\d*( .*)?\\.',
      '\\s',
      'x{0}y?',
      '$',
      'é',
    )
    .map((text) => ({by: 'expression' as const, text})),
  fc
    .subarray(['png', 'tar.gz', 'GZ', 'pdf', ''], {minLength: 1})
    .map((extensions) => ({by: 'ending' as const, extensions: extensions.map((one) => one || 'js')})),
  fc.constantFrom({by: 'kind' as const, kinds: [0], categories: []}, {by: 'kind' as const, kinds: [1, 4], categories: ['image']}),
  fc.tuple(fc.nat(10), fc.nat(1e12)).map(([least, most]) => ({by: 'size' as const, bounds: {least, most}})),
  fc.constantFrom('modified' as const, 'created' as const).map((by) => ({by, from: 5e11, before: 1.5e12})),
  fc.constant({by: 'hidden' as const}),
  fc.constant({by: 'any' as const, tests: [{by: 'hidden' as const}, {by: 'kind' as const, kinds: [2], categories: []}]}),
  fc
    .constantFrom('img', '/img', 'img/', 'a/b', 'mnt/disk', 'One/home/', '/browsed', 'home', 'e/', '/', 'disk one/home/l', 'nothing/here')
    .map((text) => ({by: 'path' as const, text})),
  fc.constantFrom([7], []).map((some) => ({by: 'tag' as const, tags: some})),
  fc.subarray(['v1', 'v2', 'v3']).map((volumes) => ({by: 'volume' as const, volumes})),
  fc
    .constantFrom({least: -Infinity, most: 1}, {least: 2, most: Infinity}, {least: 3, most: 3}, {least: 0, most: 0})
    .map((bounds) => ({by: 'copies' as const, bounds})),
)
const condition: fc.Arbitrary<NameCondition> = fc.record({not: fc.boolean(), test: tests})
const clauses = fc.array(fc.array(condition, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3})

function found(query: Partial<NameQuery>): readonly number[] {
  const slots = slotsOf(findRows(index, {text: '', literal: false, hidden: true, mounts, ...query}, scopes))
  return [...slots].map((slot) => index.columns.ids[slot]!).toSorted((a, b) => a - b)
}

test('clauses find what a plain look at every row finds', {timeout: 60_000}, () => {
  fc.assert(
    fc.property(clauses, fc.option(word), (asked, infix) => {
      const wanted = rows
        .filter((row) => row[1] > 0 && (infix === null || nameOf(row).includes(plainFold(infix))))
        .filter((row) => asked.every((clause) => clause.some(({not, test: one}) => holds(row, one) !== not)))
      expect(found({clauses: asked, ...(infix === null ? {} : {infixes: [infix]})})).toEqual(wanted.map((row) => row[0]))
    }),
    {numRuns: 600},
  )
})

test('an expression that needs very many states is refused soon, and others that other engines stumble over are not', () => {
  const names = emptyNameIndex(() => 'other')
  const long = 'a'.repeat(250)
  applyRows(names, [
    [1, -1, 'top', 1, 0, 0, 0, 0, null],
    ...Array.from({length: 3000}, (_, no): IndexRow => [no + 2, 1, `${long}${no}`, 0, 0, 0, 0, 0, null]),
  ])
  setRoots(names, [{entry: 1, location: 'l'}])
  const ask = (text: string): number => {
    expect(readExpression(text)).not.toHaveProperty('reason')
    const clause: readonly NameCondition[] = [{not: false, test: {by: 'expression', text}}]
    return findRows(names, {text: '', literal: false, hidden: true, clauses: [clause]}, emptyScopes()).total
  }
  const begun = performance.now()
  expect(ask('^(a+)+$')).toBe(0)
  expect(ask('(a|a)*b')).toBe(0)
  expect(ask('(.*)*7$')).toBe(300)
  const random = seededRandom(3)
  const mixed = emptyNameIndex(() => 'other')
  applyRows(mixed, [
    [1, -1, 'top', 1, 0, 0, 0, 0, null],
    ...Array.from({length: 3000}, (_, no): IndexRow => [
      no + 2,
      1,
      Array.from({length: 200}, () => (random() < 0.5 ? 'a' : 'b')).join('') + String(no),
      0,
      0,
      0,
      0,
      0,
      null,
    ]),
  ])
  setRoots(mixed, [{entry: 1, location: 'l'}])
  const costly: readonly NameCondition[] = [{not: false, test: {by: 'expression', text: 'a(a|b){40}c'}}]
  expect(() => findRows(mixed, {text: '', literal: false, hidden: true, clauses: [costly]}, emptyScopes())).toThrow('too costly')
  expect(performance.now() - begun).toBeLessThan(5000)
})
