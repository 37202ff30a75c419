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
