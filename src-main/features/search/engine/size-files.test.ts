import {expect, test} from 'vitest'
import {generateRows, naive, seededRandom} from './naive-search.fake.ts'
import {monthRuns} from './month-runs.ts'
import {applyRows, setRoots} from './name-index.ts'
import {emptyNameSearch, openView, viewOf} from './name-search.ts'
import {sizeFiles} from './size-files.ts'
import {sumRows} from './sum-rows.ts'

const categoryOf = ({kind, name}: {readonly kind: string; readonly name: string}): string =>
  kind === 'dir' ? 'folder' : /\.(png|jpg)$/i.test(name) ? 'image' : 'other'
const rows = generateRows(3000, seededRandom(5))
const search = emptyNameSearch(categoryOf)
setRoots(search.index, [{entry: 1, location: 'home'}])
applyRows(search.index, rows)
const none = {ids: new Float64Array(0), files: new Uint32Array(0)}

const files = rows.filter((row) => row[3] === 0)
const folders = [1, ...rows.filter((row) => row[1] === 1 && row[3] === 1).map(([id]) => id)]
/** The deepest of the folders that a row lies in, found by going up. */
function ownerOf(row: (typeof rows)[number]): number {
  for (let at: (typeof rows)[number] | undefined = row; at && at[1] > 0; at = rows[naive.place(rows, at[1])])
    if (folders.includes(at[1])) return folders.indexOf(at[1])
  return -1
}

test('the largest files of each opened folder are told, and of the others what they are most', () => {
  const least = 1000
  const opened = Uint8Array.from(folders, (_, place) => Number(place % 2 === 0))
  const found = sizeFiles(search.index, {folders: Float64Array.from(folders), opened, least, most: 3})
  const expected = folders.flatMap((folder, place) =>
    opened[place] === 0
      ? []
      : files
          .filter((row) => row[1] === folder && row[4] >= least)
          .toSorted((a, b) => b[4] - a[4] || a[0] - b[0])
          .slice(0, 3)
          .map((row) => [place, row[4]]),
  )
  expect(expected.length).toBeGreaterThan(3)
  expect(Array.from(found.sizes, (size, at) => [found.owners[at], size])).toEqual(expected)
  const shown = new Set(found.ids)
  folders.forEach((_, place) => {
    const rest = files.filter((row) => ownerOf(row) === place && !shown.has(row[0]) && row[4] > 0)
    const image = rest.filter((row) => /\.(png|jpg)$/i.test(String(row[2]))).reduce((sum, row) => sum + row[4], 0)
    const other = rest.reduce((sum, row) => sum + row[4], 0) - image
    if (image !== other) expect(found.restCategories[place]).toBe(image > other ? 'image' : 'other')
  })
})

test('bytes that are twice somewhere belong to the deepest folder of the list, by the first name of each file', () => {
  const some = files.filter((_, at) => at % 7 === 0)
  const firsts = Uint8Array.from(some, (_, at) => Number(at % 3 !== 0))
  const duplicates = {ids: Float64Array.from(some, ([id]) => id), firsts}
  const found = sizeFiles(search.index, {
    folders: Float64Array.from(folders),
    opened: new Uint8Array(folders.length).fill(1),
    least: 1,
    most: 10_000,
    duplicates,
  })
  const expected = folders.map((_, place) =>
    some.reduce((sum, row, at) => sum + (firsts[at] === 1 && ownerOf(row) === place ? row[4] : 0), 0),
  )
  expect([...found.duplicateBytes]).toEqual(expected)
  const marked = new Set(some.map(([id]) => id))
  expect([...found.duplicated]).toEqual(Array.from(found.ids, (id) => Number(marked.has(id))))
})

test('sums count every name, and the bytes of a file of several names once', () => {
  const inside = files.filter((row) => naive.isBelow(rows, row, 1))
  const [first, second] = inside.toSorted((a, b) => a[0] - b[0])
  const linked = {ids: Float64Array.of(first![0], second![0]), files: Uint32Array.of(1, 1)}
  const sums = sumRows(search.index, search.scopes, {below: [1], by: 'category', moments: [], linked})
  const bytes = inside.reduce((sum, row) => sum + row[4], 0)
  expect(sums.reduce((sum, one) => sum + one.files, 0)).toBe(inside.length)
  const slotsLater = sums.reduce((sum, one) => sum + one.bytes, 0)
  expect([bytes - first![4], bytes - second![4]]).toContain(slotsLater)
})

test('months of a view stand in the order of its rows and hold all of them', () => {
  const {view} = openView(search, {query: {text: '', literal: true, hidden: true, kinds: [0]}, sort: {field: 'modified', desc: true}})
  const held = viewOf(search, view)
  const monthOf = (slot: number): string => {
    const at = new Date(search.index.columns.modified[slot]!)
    return `${String(at.getFullYear()).padStart(4, '0')}-${String(at.getMonth() + 1).padStart(2, '0')}`
  }
  const expected = [...Map.groupBy(held.slots.keys(), (row) => monthOf(held.slots[row]!))].map(([month, all]) => ({
    month,
    row: all[0],
    count: all.length,
  }))
  expect(monthRuns(search.index, held)).toEqual(expected)
  expect(expected.length).toBeGreaterThan(1)
  const byName = openView(search, {query: {text: '', literal: true, hidden: true}, sort: {field: 'name', desc: false}})
  expect(() => monthRuns(search.index, viewOf(search, byName.view))).toThrow(/sorted by a time/)
  expect(sumRows(search.index, search.scopes, {below: [], by: 'age', moments: [0], linked: none})).toEqual([])
})
