import fc from 'fast-check'
import {expect, it} from 'vitest'
import {foldSteps} from './fold-steps.ts'

const widths = fc.record({
  ahead: fc.integer({min: 20, max: 60}),
  steps: fc.array(fc.integer({min: 20, max: 300}), {maxLength: 30}),
  fold: fc.integer({min: 20, max: 50}),
})

it('leaves out as few as must be, never the last, and what is left fits where it can', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 3_000}), widths, (room, parts) => {
      const {ahead, steps, fold} = parts
      const {from, count} = foldSteps(room, parts)
      const widthOf = (start: number, left: number): number =>
        ahead + steps.toSpliced(start, left).reduce((sum, width) => sum + width, 0) + (left > 0 ? fold : 0)
      expect(from + count).toBeLessThanOrEqual(Math.max(0, steps.length - 1))
      const width = widthOf(from, count)
      const least = widthOf(0, Math.max(0, steps.length - 1))
      if (Math.min(least, widthOf(0, 0)) <= room || steps.length < 2) expect(steps.length < 2 || width <= room).toBe(true)
      // One less would not fit.
      if (count > 1 && from === 1) expect(widthOf(from, count - 1)).toBeGreaterThan(room)
      if (count > 0) expect(widthOf(0, 0)).toBeGreaterThan(room)
    }),
  )
})

it('keeps the top of the tree as long as there is room for it', () => {
  const parts = {ahead: 30, steps: [40, 100, 100, 100, 80], fold: 40}
  expect(foldSteps(450, parts)).toEqual({from: 0, count: 0})
  expect(foldSteps(400, parts)).toEqual({from: 1, count: 1})
  expect(foldSteps(200, parts)).toEqual({from: 1, count: 3})
  expect(foldSteps(160, parts)).toEqual({from: 0, count: 4})
  expect(foldSteps(10, parts)).toEqual({from: 0, count: 4})
})
