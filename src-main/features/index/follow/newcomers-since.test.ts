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

test('a look may have come by the new place of a file a good while before the old one is missed', () => {
  const since = openNewcomersSince()
  since.look(1000, 0)
  since.look(2000, 20_000)
  since.look(3000, 35_000)
  expect(since.first()).toBe(1000)
})
