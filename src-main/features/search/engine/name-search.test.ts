import {Buffer} from 'node:buffer'
import {expect, test} from 'vitest'
import {generateRows, naive, naiveMatch, plainFold, seededRandom} from './naive-search.fake.ts'
import {applyRows, setRoots} from './name-index.ts'
import type {NameQuery, SortName} from './name-query.ts'
import {emptyNameSearch, findInView, openView, queryPage, refreshView, sliceView} from './name-search.ts'
import {makeOrder} from './orders.ts'

const categoryOf = ({kind, name}: {readonly kind: string; readonly name: string}): string =>
  kind === 'dir' ? 'folder' : name.endsWith('.png') ? 'image' : 'other'

function filled(count: number, seed = 7) {
  const rows = generateRows(count, seededRandom(seed))
  const search = emptyNameSearch(categoryOf)
  setRoots(search.index, [
    {entry: 1, location: 'home'},
    {entry: 2, location: null},
  ])
  for (let from = 0; from < rows.length; from += 500) applyRows(search.index, rows.slice(from, from + 500))
  return {rows, search}
}

const {rows, search} = filled(4000)
const located = rows.filter((row) => naive.isFound(rows, row))
const text = (row: (typeof rows)[number]): string => (typeof row[2] === 'string' ? row[2] : '')
const ask = (query: Partial<NameQuery>, sort: {field: SortName; desc: boolean} = {field: 'name', desc: false}, limit = 10_000) =>
  queryPage(search, {query: {text: '', literal: false, hidden: true, ...query}, sort, limit})

/** Queries as people type them, cut from the names themselves and made up. */
function queries(): readonly string[] {
  const random = seededRandom(11)
  const fixed = [
    '"',
    "'",
    '[',
    ']',
    '(',
    ')',
    '%',
    '_',
    '*',
    '-',
    '\\',
    '?',
    '.',
    '..',
    '/',
    '^',
    '$',
    '{}',
    '[1]',
    '100%',
    '_test',
    '🎉',
    '👩‍🚀',
    'STRASSE',
    'straße',
    'CAFÉ',
    'cafe\u0301',
    'caf\u00e9',
    'é',
    'e\u0301',
    '\u0301',
    ' ',
    '',
    'ﬁ',
    'Σ',
    'ς',
    'I',
    'İ',
    '한',
    'Å',
    '10',
    '007',
    '\u0000',
    'a\u0000b',
    'tar.gz',
    '.gz',
    'OR',
    'AND',
    'NOT',
    'NEAR(',
  ]
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
  const pairs = letters.flatMap((one) => [...'aeiot.-_1 '].map((other) => one + other))
  const cuts = Array.from({length: 800}, () => {
    const points = [...text(rows[Math.floor(random() * rows.length)]!)]
    const from = Math.floor(random() * points.length)
    return points.slice(from, from + 1 + Math.floor(random() * 7)).join('')
  })
  return [
    ...fixed,
    ...letters,
    ...pairs,
    ...cuts,
    ...cuts.slice(0, 150).map((cut) => cut.toUpperCase()),
    ...cuts.slice(150, 300).map((cut) => cut.normalize('NFD')),
  ]
}

test('as a literal, every query finds what a plain look at every name finds', {timeout: 60_000}, () => {
  const asked = queries()
  expect(asked.length).toBeGreaterThan(1000)
  const wrong = asked.filter((query) => {
    const expected = located.filter((row) => naiveMatch(row, [plainFold(query)])).map((row) => row[0])
    const page = ask({text: query, literal: true})
    return page.total !== expected.length || [...page.ids].sort((a, b) => a - b).join() !== expected.join()
  })
  expect(wrong).toEqual([])
})

test('several words must all occur, wherever', () => {
  const asked = queries().filter((_, place) => place % 3 === 0)
  const pairs = asked.map((one, place) => `${one} ${asked[(place * 7 + 3) % asked.length]!}`)
  const wrong = pairs.filter((query) => {
    const words = query.split(/\s+/u).map(plainFold)
    return ask({text: query}, undefined, 1).total !== located.filter((row) => naiveMatch(row, words)).length
  })
  expect(wrong).toEqual([])
})

test('every filter holds for what it finds and finds all for which it holds', () => {
  const folder = located.find((row) => row[3] === 1 && naive.depth(rows, row) === 2)![0]
  // One that is named twice, and one that there is not.
  const some = [...located.filter((_, at) => at % 7 === 3).map((row) => row[0]), located[3]![0], 4_000_000]
  const cases: readonly (readonly [Partial<NameQuery>, (row: (typeof rows)[number]) => boolean])[] = [
    [{kinds: [0]}, (row) => row[3] === 0],
    [{kinds: [1, 4]}, (row) => row[3] === 1],
    [{categories: ['image']}, (row) => row[3] !== 1 && text(row).endsWith('.png')],
    [{kinds: [1], categories: ['image']}, (row) => row[3] === 1 || text(row).endsWith('.png')],
    [{extensions: ['PNG']}, (row) => /^.+\.png$/isu.test(text(row))],
    [{extensions: ['.tar.gz', 'pdf']}, (row) => /^.+\.(tar\.gz|pdf)$/isu.test(text(row))],
    [{extensions: ['gz', 'tar.gz']}, (row) => /^.+\.gz$/isu.test(text(row))],
    [{minSize: 1000, maxSize: 50_000}, (row) => row[4] >= 1000 && row[4] <= 50_000],
    [{modifiedFrom: 1.4e12, modifiedBefore: 1.6e12}, (row) => row[5] >= 1.4e12 && row[5] < 1.6e12],
    [{createdFrom: 1.5e12}, (row) => row[6] >= 1.5e12],
    [{createdBefore: 1.5e12}, (row) => row[6] !== 0 && row[6] < 1.5e12],
    [{hidden: false}, (row) => !text(row).startsWith('.')],
    [{below: [folder]}, (row) => naive.isBelow(rows, row, folder)],
    [{directlyIn: folder}, (row) => row[1] === folder],
    [{among: some}, (row) => some.includes(row[0])],
    [{among: some, text: 'a', kinds: [0]}, (row) => some.includes(row[0]) && row[3] === 0 && naiveMatch(row, ['a'])],
    [{text: 'a', below: [folder], minSize: 10}, (row) => naive.isBelow(rows, row, folder) && row[4] >= 10 && naiveMatch(row, ['a'])],
  ]
  for (const [query, holds] of cases) {
    const expected = located.filter(holds).map((row) => row[0])
    expect({query, ids: [...ask(query).ids].sort((a, b) => a - b)}).toEqual({query, ids: expected})
  }
  expect(ask({anyRoot: true}).total).toBe(rows.filter((row) => row[1] > 0).length)
  expect([...ask({directlyIn: 2}).ids].sort((a, b) => a - b)).toEqual(rows.filter((row) => row[1] === 2).map((row) => row[0]))
  expect(ask({anyRoot: true}).total).toBeGreaterThan(ask({}).total)
})

const sorts: readonly SortName[] = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path']

test.each(sorts)('the order by %s is the same for few, by the best, along a stored order and page by page', (field) => {
  const fresh = filled(4000).search
  for (const desc of [false, true]) {
    const input = {query: {text: '', literal: false, hidden: true}, sort: {field, desc}, limit: 900}
    const best = queryPage(fresh, input)
    const expected = naive.sorted(rows, {field, desc, categoryOf}).map((row) => row[0])
    expect(best.total).toBe(expected.length)
    const files = naive.sorted(rows, {field, desc, categoryOf}).filter((row) => row[3] === 0 && row[4] < 5e12)
    const some = {text: '', literal: false, hidden: true, kinds: [0], maxSize: 5e12 - 1}
    const {view, total} = openView(search, {query: some, sort: {field, desc}})
    expect([...sliceView(search, {view, offset: 0, count: total}).ids]).toEqual(files.map((row) => row[0]))
    expect([...best.ids]).toEqual(expected.slice(0, 900))
    makeOrder(search.index, search.orders, field)
    expect([...ask({}, {field, desc}).ids]).toEqual(expected)
    expect([...ask({text: 'a'}, {field, desc}).ids]).toEqual(expected.filter((id) => naiveMatch(rows[naive.place(rows, id)]!, ['a'])))
    expect(pages(input).flat()).toEqual(expected)
    expect(pages({...input, limit: 1300}).flat()).toEqual(expected)
    expect(pages({...input, query: some, limit: 70}).flat()).toEqual(files.map((row) => row[0]))
  }
})

function pages(input: Omit<Parameters<typeof queryPage>[1], 'cursor'>): readonly (readonly number[])[] {
  const all: (readonly number[])[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = queryPage(search, cursor === '' ? input : {...input, cursor})
    all.push([...page.ids])
    cursor = page.cursor
  }
  return all
}

test('a view holds its rows still, finds them by id and by what is typed, and folders may stand first', () => {
  const {view, total} = openView(search, {
    query: {text: '', literal: false, hidden: true},
    sort: {field: 'size', desc: true, foldersFirst: true},
  })
  const {ids} = sliceView(search, {view, offset: 0, count: total})
  const expected = naive.sorted(rows, {field: 'size', desc: true, categoryOf})
  expect([...ids]).toEqual([...expected.filter((row) => row[3] === 1), ...expected.filter((row) => row[3] !== 1)].map((row) => row[0]))
  expect(findInView(search, {view, id: ids[1234]!})).toBe(1234)
  expect(findInView(search, {view, id: 999_999})).toBeUndefined()
  const wanted = expected.filter((row) => row[3] === 1).findIndex((row) => text(row).toLowerCase().startsWith('im'))
  expect(findInView(search, {view, prefix: 'IM'})).toBe(wanted)
  expect(refreshView(search, {view})).toMatchObject({view, total})
  expect(() => sliceView(search, {view: 'v0', offset: 0, count: 1})).toThrow('There is no open view v0.')
})

test('names that are not UTF-8 are found by what in them is text', () => {
  const one = emptyNameSearch(categoryOf)
  setRoots(one.index, [{entry: 1, location: 'home'}])
  applyRows(one.index, [
    [1, -1, '', 1, 0, 0, 0, 0, null],
    [2, 1, Buffer.from('caf\xe9 ABC', 'latin1'), 0, 0, 0, 0, 0, null],
  ])
  const totals = ['caf', 'abc', 'café', 'é'].map(
    (query) => queryPage(one, {query: {text: query, literal: true, hidden: true}, sort: {field: 'name', desc: false}, limit: 5}).total,
  )
  expect(totals).toEqual([1, 1, 0, 0])
})
