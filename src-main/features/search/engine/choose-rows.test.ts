import {expect, test} from 'vitest'
import {generateRows, naive, seededRandom} from './naive-search.fake.ts'
import {applyRows, setRoots} from './name-index.ts'
import type {SortName} from './name-query.ts'
import {emptyNameSearch, openView, sliceView} from './name-search.ts'

const rows = generateRows(9000, seededRandom(5))
const categoryOf = ({kind}: {readonly kind: string}): string => kind
const search = emptyNameSearch(categoryOf)
setRoots(search.index, [{entry: 1, location: 'home'}])
applyRows(search.index, rows)
const fields: readonly SortName[] = ['name', 'size', 'modified', 'created', 'kind', 'extension']

test.each(fields)('while no order by %s is stored, a view of some rows is sorted by itself', (field) => {
  const {view, total} = openView(search, {query: {text: '', literal: false, hidden: true, maxSize: 1e9}, sort: {field, desc: true}})
  const expected = naive.sorted(rows, {field, desc: true, categoryOf}).filter((row) => row[4] <= 1e9)
  expect(search.orders.runs.size).toBe(0)
  expect(total).toBeGreaterThan(2000)
  expect([...sliceView(search, {view, offset: 0, count: total}).ids]).toEqual(expected.map((row) => row[0]))
})

test('folders stand first among few, too', () => {
  const {view, total} = openView(search, {
    query: {text: 'report', literal: false, hidden: true},
    sort: {field: 'name', desc: true, foldersFirst: true},
  })
  const expected = naive.sorted(rows, {field: 'name', desc: true, categoryOf}).filter((row) => String(row[2]).includes('report'))
  expect(total).toBeLessThan(2000)
  expect([...sliceView(search, {view, offset: 0, count: total}).ids]).toEqual(
    [...expected.filter((row) => row[3] === 1), ...expected.filter((row) => row[3] !== 1)].map((row) => row[0]),
  )
})
