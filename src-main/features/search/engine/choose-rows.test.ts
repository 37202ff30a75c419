import {expect, test} from 'vitest'
import {generateRows, naive, seededRandom} from './naive-search.fake.ts'
import {applyRows, removeTrees, setRoots} from './name-index.ts'
import type {SortName} from './name-query.ts'
import {emptyNameSearch, finishViews, openView, sliceView} from './name-search.ts'

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

test.each([false, true])(
  'of many rows the first ones are at hand at once, and the others when they are asked for; backwards: %s',
  (desc) => {
    const sort = {field: 'name', desc, foldersFirst: true} as const
    const expected = naive.sorted(rows, {...sort, categoryOf})
    const ids = [...expected.filter((row) => row[3] === 1), ...expected.filter((row) => row[3] !== 1)].map((row) => row[0])
    const open = () => openView(search, {query: {text: '', literal: false, hidden: true}, sort})
    const slice = (view: string, offset: number, count: number) => [...sliceView(search, {view, offset, count}).ids]
    const {view, total} = open()
    const held = search.views.get(view)!
    expect({total, ready: held.ready < total}).toEqual({total: ids.length, ready: true})
    expect(slice(view, 0, 100)).toEqual(ids.slice(0, 100))
    // What comes and goes meanwhile changes nothing of it.
    removeTrees(search.index, [ids.at(-1)!])
    expect(slice(view, 900, 8000)).toEqual(ids.slice(900, 8900))
    expect(slice(view, 0, total)).toEqual(ids)
    applyRows(search.index, rows)
    const whole = open()
    finishViews(search)
    expect(slice(whole.view, 0, total)).toEqual(ids)
  },
)
