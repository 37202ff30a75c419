import {expect, it} from 'vitest'
import {rowAfterKey} from './row-after-key.ts'

const list = {total: 100, columns: 1, pageLines: 20}
// 14 entries, 5 side by side: lines of 5, 5 and 4.
const tiles = {total: 14, columns: 5, pageLines: 2}

it.each([
  ['ArrowDown', 4, list, 5],
  ['ArrowDown', 99, list, 99],
  ['ArrowUp', 0, list, 0],
  ['ArrowDown', -1, list, 0],
  ['ArrowUp', -1, list, 99],
  ['ArrowLeft', 4, list, undefined],
  ['PageDown', 4, list, 23],
  ['PageDown', 95, list, 99],
  ['PageUp', 5, list, 0],
  ['Home', 50, list, 0],
  ['End', 50, list, 99],
  ['x', 50, list, undefined],
  ['End', 0, {...list, total: 0}, undefined],
  ['ArrowRight', 4, tiles, 5],
  ['ArrowDown', 2, tiles, 7],
  ['ArrowDown', 9, tiles, 13],
  ['ArrowDown', 11, tiles, 11],
  ['ArrowUp', 3, tiles, 3],
  ['ArrowLeft', 0, tiles, 0],
] as const)('%s from row %i', (...[key, row, shape, expected]) => {
  expect(rowAfterKey(key, row, shape)).toBe(expected)
})
