import {expect, test} from 'vitest'
import type {IndexRow} from '../../../store/index-follow.ts'
import {applyRows, removeTrees, setRoots} from './name-index.ts'
import type {SortName} from './name-query.ts'
import {emptyNameSearch, findInView, openView, queryPage, sliceView, tidy} from './name-search.ts'
import {makeOrder} from './orders.ts'

const fields: readonly SortName[] = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path']
const COUNT = 30_000
const row = (id: number, size: number): IndexRow => [
  id,
  id < 40 ? 1 : (id % 30) + 2,
  `n${(id * 7919) % COUNT}${id % 3 ? '.txt' : ''}`,
  id < 40 ? 1 : 0,
  size,
  id % 1000,
  0,
  0,
  null,
]

test('giving back the room of the dead changes no answer, no open view and no order', () => {
  const search = emptyNameSearch(({kind}) => kind)
  setRoots(search.index, [{entry: 1, location: 'home'}])
  applyRows(search.index, [[1, -1, 'home', 1, 0, 0, 0, 0, null], ...Array.from({length: COUNT}, (_, place) => row(place + 2, place))])
  for (const field of fields) makeOrder(search.index, search.orders, field)
  const all = {text: '', literal: true, hidden: true}
  const {view, total} = openView(search, {query: all, sort: {field: 'name', desc: false}})
  const before = [...sliceView(search, {view, offset: 0, count: total}).ids]
  // Each entry changes once, so that as many slots die as live; one folder goes.
  applyRows(
    search.index,
    Array.from({length: COUNT}, (_, place) => row(place + 2, COUNT - place)),
  )
  removeTrees(search.index, [5])
  const answers = () => fields.map((field) => [...queryPage(search, {query: all, sort: {field, desc: true}, limit: 10_000}).ids])
  const held = answers()
  const first = queryPage(search, {query: all, sort: {field: 'size', desc: false}, limit: 500})
  expect(search.index.columns.dead).toBeGreaterThan(COUNT)
  expect(tidy(search)).toBe(true)
  expect(search.index.columns.dead).toBe(0)
  expect(answers()).toEqual(held)
  expect([...sliceView(search, {view, offset: 0, count: total}).ids]).toEqual(
    before.map((id) => (id === 5 || (id >= 40 && (id % 30) + 2 === 5) ? 0 : id)),
  )
  expect(findInView(search, {view, id: before[77]!})).toBe(77)
  const second = queryPage(search, {query: all, sort: {field: 'size', desc: false}, limit: 500, cursor: first.cursor})
  expect([...first.ids, ...second.ids]).toEqual([...queryPage(search, {query: all, sort: {field: 'size', desc: false}, limit: 1000}).ids])
  expect(tidy(search)).toBe(false)
})

test.each([
  {folders: 'have come since', come: true},
  {folders: 'are yet to come', come: false},
])('rows whose folders $folders outlast it, however many folders there are', ({come}) => {
  const search = emptyNameSearch(({kind}) => kind)
  const FOLDERS = 3000
  setRoots(search.index, [{entry: 1, location: 'home'}])
  const folder = (no: number): IndexRow => [10 + no, 1, `folder ${no}`, 1, 0, 0, 0, 0, null]
  const file = (no: number, size: number): IndexRow => [
    100_000 + no,
    10 + (no % FOLDERS),
    `file ${no} ${'x'.repeat(no % 9)}`,
    0,
    size,
    0,
    0,
    0,
    null,
  ]
  const files = (size: number): IndexRow[] => Array.from({length: COUNT}, (_, no) => file(no, size))
  const top: IndexRow = [1, -1, 'home', 1, 0, 0, 0, 0, null]
  // Children come first, as they do where they are older than the folder that they were moved to.
  applyRows(search.index, [top, ...files(1)])
  const folders = Array.from({length: FOLDERS}, (_, no) => folder(no))
  if (come) applyRows(search.index, folders)
  applyRows(search.index, files(2))
  expect(tidy(search)).toBe(true)
  if (!come) applyRows(search.index, folders)
  const names = [...makeOrder(search.index, search.orders, 'name')].map((slot) => search.index.columns.ids[slot])
  const natural = new Intl.Collator('en', {numeric: true})
  const byName = (a: IndexRow, b: IndexRow): number => natural.compare(String(a[2]), String(b[2]))
  expect(names).toEqual([top, ...folders, ...files(2)].toSorted(byName).map(([id]) => id))
  expect(search.index.columns.dead).toBe(come ? 0 : FOLDERS)
})
