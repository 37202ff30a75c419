import {expect, test} from 'vitest'
import {openNewcomersSince} from './newcomers-since.ts'

test('for what is missed the rows of the last looks are asked, and not all since the start', () => {
  const since = openNewcomersSince()
  since.reachBackTo(1)
  expect(since.first()).toBe(1)
  since.settled()
  since.look(1_000_000, 0)
  since.look(1_000_300, 5000)
  expect(since.first()).toBe(1_000_000)
  since.settled()
  since.look(1_000_600, 60_000)
  expect(since.first()).toBe(1_000_000)
  since.settled()
  since.look(1_000_900, 120_000)
  expect(since.first()).toBe(1_000_600)
})

test('what is missed and not settled keeps all rows in sight that came since', () => {
  const since = openNewcomersSince()
  since.look(100, 0)
  expect(since.first()).toBe(100)
  since.look(200, 20_000)
  since.look(300, 40_000)
  expect(since.first()).toBe(100)
  since.settled()
  expect(since.first()).toBe(200)
})
