import {expect, test} from 'vitest'
import type {GroupName} from '../../../contract/search.ts'
import {dateBounds} from './date-bounds.ts'
import {generateRows, naive, seededRandom} from './naive-search.fake.ts'
import {applyRows, setRoots} from './name-index.ts'
import type {Sort} from './name-query.ts'
import {emptyNameSearch, matchInView, openView, sliceView, viewOf} from './name-search.ts'
import {sumView} from './sum-view.ts'

type Row = ReturnType<typeof generateRows>[number]

const rows = generateRows(6000, seededRandom(11))
const categoryOf = ({kind, name}: {readonly kind: string; readonly name: string}): string =>
  kind === 'dir' ? 'folder' : /\.(png|jpg)$/i.test(name) ? 'image' : /\.txt$/i.test(name) ? 'text' : 'unknown'
const search = emptyNameSearch(categoryOf)
setRoots(search.index, [{entry: 1, location: 'home', volume: 'disk'}])
applyRows(search.index, rows)
const now = new Date(2026, 10, 27, 12).getTime()

const kindOf = (row: Row): string => ['dir', 'file', 'link', 'special', 'dir'][[1, 0, 2, 3, 4][row[3]]!]!
const isDir = (row: Row): boolean => kindOf(row) === 'dir'
const categoryName = (row: Row): string =>
  kindOf(row) === 'file' ? categoryOf({kind: 'file', name: String(row[2])}) : kindOf(row) === 'dir' ? 'folder' : kindOf(row)
const sizeKey = (row: Row): string => {
  if (isDir(row)) return 'folder'
  if (row[4] === 0) return 'empty'
  return row[4] < 1e4 ? '1B' : row[4] < 1e6 ? '10kB' : row[4] < 1e7 ? '1MB' : row[4] < 1e8 ? '10MB' : row[4] < 1e9 ? '100MB' : '1GB'
}
/** Every third row has the first tag, every hundredth one or two of three hundred more. */
const tagNumbersOf = ([id]: Row): readonly number[] => [
  ...(id % 3 === 0 ? [1] : []),
  ...(id % 100 === 0 ? [2 + (id % 300), 2 + ((id * 7) % 300)] : []),
]
search.scopes.tagged.order = Array.from({length: 302}, (_, number) => ({number: 301 - number, uuid: `tag ${301 - number}`}))
for (const {number} of search.scopes.tagged.order)
  search.scopes.tagged.entries.set(number, Float64Array.from(rows.filter((row) => tagNumbersOf(row).includes(number)).map(([id]) => id)))

const keyOf: Readonly<Record<Exclude<GroupName, 'none' | 'date'>, (row: Row) => string>> = {
  tag: (row) => (tagNumbersOf(row).length > 0 ? `tag ${Math.max(...tagNumbersOf(row))}` : 'none'),
  kind: kindOf,
  category: categoryName,
  size: sizeKey,
  volume: () => 'disk',
}

const opened = (by: GroupName, sort: Sort) => {
  const facts = openView(search, {query: {text: '', literal: false, hidden: true}, sort, grouping: {by, now}})
  return {...facts, ids: [...sliceView(search, {view: facts.view, offset: 0, count: facts.total}).ids]}
}
const sorts: readonly Sort[] = [
  {field: 'name', desc: false, foldersFirst: true},
  {field: 'size', desc: false, foldersFirst: false},
  {field: 'modified', desc: true, foldersFirst: true},
]

test.each((['kind', 'category', 'size', 'volume', 'tag'] as const).flatMap((by) => sorts.map((sort) => ({by, sort}))))(
  'rows by $by keep their order within each group: $sort.field',
  ({by, sort}) => {
    const {groups, ids, total} = opened(by, sort)
    const ordered = naive.sorted(rows, {field: sort.field, desc: sort.desc, categoryOf})
    const sorted = sort.foldersFirst ? [...ordered.filter(isDir), ...ordered.filter((row) => !isDir(row))] : ordered
    const expected = groups!.flatMap(({key}) => sorted.filter((row) => keyOf[by](row) === key).map(([id]) => id))
    expect(ids).toEqual(expected)
    expect(expected.length).toBe(total)
    let row = 0
    for (const group of groups!) {
      expect(group.row).toBe(row)
      expect(group.count).toBeGreaterThan(0)
      row += group.count
    }
    expect(row).toBe(total)
  },
)

test('tags come in their order, more than a byte can count, and what has none comes last', () => {
  const keys = opened('tag', {field: 'name', desc: true}).groups!.map(({key}) => key)
  const places = keys.map((key) => search.scopes.tagged.order.findIndex(({uuid}) => uuid === key))
  expect(keys.at(-1)).toBe('none')
  expect(places.slice(0, -1)).toEqual(places.slice(0, -1).toSorted((a, b) => a - b))
  expect(Math.max(...places)).toBeGreaterThan(256)
})

test('groups go the way that their own field is sorted', () => {
  const keys = (by: GroupName, sort: Sort): readonly string[] => opened(by, sort).groups!.map(({key}) => key)
  const up = keys('size', {field: 'size', desc: false})
  expect(keys('size', {field: 'size', desc: true})).toEqual(up.toReversed())
  expect(keys('size', {field: 'name', desc: false})).toEqual(up.toReversed())
  const late = keys('date', {field: 'modified', desc: true})
  expect(keys('date', {field: 'modified', desc: false})).toEqual(late.toReversed())
})

const day = (text: string): number => new Date(`${text}T10:00`).getTime()
const spanOf = (time: number, at: number): string => dateBounds(at).find(({from}) => time >= from)!.key

test.each([
  ['2026-11-28', 'later'],
  ['2026-11-27', 'today'],
  ['2026-11-26', 'yesterday'],
  ['2026-11-25', 'week'],
  ['2026-11-21', 'week'],
  ['2026-11-20', 'month'],
  ['2026-10-29', 'month'],
  ['2026-10-28', 'year'],
  ['2026-01-01', 'year'],
  ['2025-12-31', '2025'],
  ['1967-01-01', '1967'],
  ['1960-01-01', 'older'],
] as const)('seen from 27 November 2026, %s is %s', (date, span) => {
  expect(spanOf(day(date), now)).toBe(span)
})

test('early in a year, the days of the last one are the last days first', () => {
  const at = new Date(2027, 0, 10, 12).getTime()
  expect(['2027-01-02', '2026-12-15', '2026-12-10', '2026-01-01'].map((date) => spanOf(day(date), at))).toEqual([
    'month',
    'month',
    '2026',
    '2026',
  ])
})

test('rows by date stand in the span of their time', () => {
  const {groups, ids} = opened('date', {field: 'name', desc: false})
  for (const {key, row, count} of groups!)
    for (const id of ids.slice(row, row + count)) expect(spanOf(rows[naive.place(rows, id)]![5], now)).toBe(key)
})

test('what matches a pattern and what all comes to are told of the whole view', () => {
  const {view, total, ids} = opened('none', {field: 'name', desc: true})
  const names = ids.map((id) => rows[naive.place(rows, id)]!).filter((row) => /\.jpg$/i.test(String(row[2])))
  const found = matchInView(search, {view, pattern: '*.JPG', offset: 1, count: 20})
  expect(found.total).toBe(names.length)
  expect([...found.ids]).toEqual(names.slice(1, 21).map(([id]) => id))
  const [first, second] = ids
  const sum = sumView(search.index, viewOf(search, view), Float64Array.of(first!, second!))
  const counted = ids.slice(2).map((id) => rows[naive.place(rows, id)]!)
  expect(sum.files + sum.folders + sum.others).toBe(total - 2)
  expect(sum.bytes).toBe(counted.filter((row) => row[3] === 0).reduce((bytes, row) => bytes + row[4], 0))
  expect(sum.folders).toBe(counted.filter(isDir).length)
  expect(sum.kinds.find(({category}) => category === 'image')?.files).toBe(
    counted.filter((row) => row[3] === 0 && categoryName(row) === 'image').length,
  )
})
