import {expect, test} from 'vitest'
import {openTimes} from './times.ts'

test('what happens together is looked at together', () => {
  const times = openTimes()
  times.asked(0, false)
  times.asked(2000, true)
  expect(times.isDue(2000)).toBe(false)
  times.asked(2010, true)
  expect(times.isDue(2030)).toBe(false)
  expect(times.isDue(2035)).toBe(true)
})

test('what goes on and on is looked at all the same', () => {
  const times = openTimes()
  for (let now = 0; now <= 110; now += 10) times.asked(now, true)
  expect(times.isDue(110)).toBe(false)
  times.asked(120, true)
  expect(times.isDue(120)).toBe(true)
})

test('what happened during a look has waited since that began', () => {
  const times = openTimes()
  times.asked(0, true)
  times.looked()
  times.asked(300, true)
  expect(times.isDue(300)).toBe(true)
  times.looked()
  times.asked(310, false)
  times.asked(400, true)
  expect(times.isDue(400)).toBe(false)
})
