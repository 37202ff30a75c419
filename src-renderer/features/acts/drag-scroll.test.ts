import {expect, it} from 'vitest'
import {speedAt} from './drag-scroll.ts'

const box = {top: 100, bottom: 500}

it.each([
  [300, 0],
  [140, 0],
  [120, -9],
  [100, -18],
  [60, -18],
  [460, 0],
  [480, 9],
  [500, 18],
])('at %i it scrolls by %i', (y, expected) => {
  expect(speedAt(y, box)).toBe(expected)
})
