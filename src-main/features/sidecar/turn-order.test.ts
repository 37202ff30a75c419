import {expect, it} from 'vitest'
import {takeNext, type Turn} from './turn-order.ts'

const asked = (...times: readonly number[]): Turn[] => times.map((since) => ({since, urgent: false}))
const order = (waiting: Turn[]): readonly number[] => {
  const taken: number[] = []
  for (let next = takeNext(waiting); next; next = takeNext(waiting)) taken.push(next.since)
  return taken
}

it('what was asked for together comes in its order', () => {
  expect(order(asked(0, 10, 20, 30))).toEqual([0, 10, 20, 30])
})

it('what is in view now goes before what scrolled away', () => {
  expect(order(asked(0, 10, 500, 510, 520))).toEqual([500, 510, 520, 0, 10])
})

it('who scrolls without rest sees the latest first', () => {
  expect(order(asked(0, 100, 200, 300, 400, 500, 600, 700))[0]).toBe(200)
})

it('what somebody looks at alone goes before all', () => {
  expect(takeNext([...asked(0, 500), {since: 510, urgent: true}, ...asked(520)])).toEqual({since: 510, urgent: true})
})

it('nothing is next where nothing waits', () => {
  expect(takeNext([])).toBeUndefined()
})
