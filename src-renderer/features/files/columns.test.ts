import {expect, it} from 'vitest'
import {columnTracks, leastWidth, movedColumn, shownColumns, standardColumns, toggledColumn, widened} from './columns.ts'

const keys = (columns: readonly {readonly key: string}[]): readonly string[] => columns.map(({key}) => key)
const wide = {withFolder: false, width: 2_000}

it('shows the folder among what was found, and what was not hidden', () => {
  expect(keys(shownColumns(standardColumns, wide))).toEqual(['name', 'size', 'modified', 'kind'])
  expect(keys(shownColumns(standardColumns, {...wide, withFolder: true}))).toEqual(['name', 'folder', 'size', 'modified', 'kind'])
  const other = toggledColumn(toggledColumn(standardColumns, 'created'), 'size')
  expect(keys(shownColumns(other, wide))).toEqual(['name', 'modified', 'created', 'kind'])
  expect(toggledColumn(standardColumns, 'name')).toEqual(standardColumns)
})

it('leaves out the last columns of a narrow pane, but not for what a user made wide', () => {
  const shown = (width: number, columns = standardColumns) => keys(shownColumns(columns, {withFolder: false, width}))
  // 180 + 88 + 158 + 122, three gaps of 20 and the edges of 32.
  expect(shown(640)).toEqual(['name', 'size', 'modified', 'kind'])
  expect(shown(639)).toEqual(['name', 'size', 'modified'])
  expect(shown(420)).toEqual(['name', 'size'])
  expect(shown(100)).toEqual(['name', 'size'])
  const own = widened(widened(standardColumns, 'size', 900), 'name', 900)
  expect([shown(640, own), leastWidth(shownColumns(own, {withFolder: false, width: 640}))]).toEqual([
    ['name', 'size', 'modified', 'kind'],
    1_452,
  ])
})

it('gives the rest of the width to the name until somebody sets it', () => {
  expect(columnTracks([{key: 'name'}, {key: 'size', width: 100}])).toBe('minmax(180px, 1fr) 100px')
  expect(columnTracks(widened([{key: 'name'}], 'name', 300.4))).toBe('minmax(180px, 300px)')
  expect(columnTracks(widened([{key: 'name'}], 'name', 90))).toBe('minmax(90px, 90px)')
  expect(columnTracks(widened([{key: 'size'}], 'size', 3))).toBe('56px')
  expect(columnTracks(widened([{key: 'size', width: 99}], 'size', undefined))).toBe('88px')
})

it('moves a column past its neighbour that is seen, and never before the name', () => {
  const shown = ['name', 'size', 'modified', 'kind'] as const
  const move = (key: (typeof shown)[number], by: 1 | -1) => keys(movedColumn(standardColumns, key, {by, shown}))
  expect(move('modified', 1)).toEqual(['name', 'folder', 'size', 'kind', 'created', 'modified'])
  expect(move('size', -1)).toEqual(keys(standardColumns))
  expect(move('kind', 1)).toEqual(keys(standardColumns))
  expect(move('name', 1)).toEqual(keys(standardColumns))
})
