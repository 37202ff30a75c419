import {expect, test} from 'vitest'
import {estimateMs, paceAfter} from './pace.ts'

const MB = 1024 * 1024

test('nothing is estimated before something like it was measured', () => {
  expect(estimateMs({}, {bytes: 100 * MB, steps: 10})).toBeUndefined()
  const large = paceAfter({}, {bytes: 100 * MB, steps: 10, ms: 1000})
  expect([estimateMs(large, {bytes: 200 * MB, steps: 10}), estimateMs(large, {bytes: MB, steps: 1000})]).toEqual([2000, undefined])
})

test('small files go by their number, and what is too small tells nothing', () => {
  expect(paceAfter({}, {bytes: 10, steps: 1, ms: 50})).toEqual({})
  const small = paceAfter({}, {bytes: 1000, steps: 1000, ms: 500})
  expect(estimateMs(small, {bytes: 0, steps: 50_000})).toBe(25_000)
})

test('the newest act moves the average by three tenths', () => {
  const before = {msPerStep: 1}
  expect(paceAfter(before, {bytes: 0, steps: 100, ms: 200}).msPerStep).toBeCloseTo(1.3)
})
