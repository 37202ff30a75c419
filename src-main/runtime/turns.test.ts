import {expect, test} from 'vitest'
import {openTurns, type Work} from './turns.ts'

function opened(first: Readonly<Record<Work, number>>) {
  const state = {limits: first, under: 0, most: 0, done: 0}
  const turns = openTurns(() => state.limits)
  const control = new AbortController()
  const step = (work: Work): Promise<void> =>
    turns.take(work, control.signal, async () => {
      state.most = Math.max(state.most, ++state.under)
      await new Promise((resolve) => void setImmediate(resolve))
      state.under--
      state.done++
    })
  return {turns, state, step, control}
}
const soon = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 5))

test('no more steps run at once than there is room for, and all get their turn', async () => {
  const {state, step} = opened({walk: 1, hash: 1})
  await Promise.all(Array.from({length: 20}, (_, at) => step(at % 2 ? 'walk' : 'hash')))
  expect([state.most, state.done]).toEqual([1, 20])
})

test('one kind waits while the other goes on, until there is room for it', async () => {
  const {turns, state, step} = opened({walk: 2, hash: 0})
  const hash = step('hash')
  await Promise.all([step('walk'), step('walk'), step('walk')])
  expect([state.done, turns.isWaiting()]).toEqual([3, true])
  state.limits = {walk: 2, hash: 2}
  turns.look()
  await hash
  expect([state.done, turns.isWaiting()]).toEqual([4, false])
})

test('who is to put the work down does not wait for its turn, and a step that fails gives its place back', async () => {
  const {turns, state, step, control} = opened({walk: 0, hash: 0})
  const waiting = step('walk')
  await soon()
  expect(state.done).toBe(0)
  control.abort()
  await waiting
  expect(state.done).toBe(1)
  state.limits = {walk: 1, hash: 1}
  const fresh = new AbortController().signal
  await expect(turns.take('walk', fresh, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.take('walk', fresh, async () => 7)).toBe(7)
})
