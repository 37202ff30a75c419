import {expect, test} from 'vitest'
import {type Moment, openHold} from './hold.ts'

const missed = (id: number) => ({id, folder: 1, name: new Uint8Array([id]), isFolder: false, isReplaced: false})
const at = (now: number, more: Partial<Moment> = {}): Moment => ({now, round: 0, mood: 'busy', newFrom: Infinity, ...more})

test('what is missed and not settled keeps all rows in sight that came since', () => {
  const hold = openHold()
  hold.add({missed: [missed(1)], firstId: 500}, {dirty: [], turn: 1, ...at(0, {newFrom: 100})})
  hold.add({missed: [missed(2)], firstId: 900}, {dirty: [], turn: 5, ...at(20_000, {newFrom: 200})})
  expect(hold.newFrom).toBe(100)
  hold.keep([2, 3], hold.held(), at(21_000, {newFrom: 300}))
  expect(hold.newFrom).toBe(200)
  hold.keep([3], hold.held(), at(22_000))
  expect(hold.newFrom).toBe(300)
  hold.keep([], hold.held(), at(23_000))
  expect(hold.newFrom).toBe(Infinity)
})

test('while things happen what is missed waits for a time, and until all was looked at several times', () => {
  const hold = openHold()
  hold.add({missed: [missed(1)], firstId: 500}, {dirty: [], turn: 1, ...at(0)})
  expect(hold.due(at(5000, {round: 3}))).toEqual([])
  expect(hold.due(at(900, {round: 9}))).toEqual([])
  expect(hold.due(at(1000, {round: 4}))).toEqual([1])
  expect(hold.due(at(1000, {round: 4, mood: 'deaf'}))).toEqual([])
})

test('what was due for long is judged by what is known, however long it was missed before', () => {
  const hold = openHold()
  hold.add({missed: [missed(1)], firstId: 500}, {dirty: [], turn: 1, ...at(0)})
  expect(hold.overdue(at(60_000))).toEqual([])
  expect(hold.due(at(60_000, {round: 4}))).toEqual([1])
  expect(hold.overdue(at(69_000))).toEqual([])
  expect(hold.overdue(at(70_000))).toEqual([1])
})

test('what was judged in vain while nothing happened is judged by what is known, once what was asked for then was looked at', () => {
  const hold = openHold()
  hold.add({missed: [missed(1)], firstId: 500}, {dirty: [], turn: 1, ...at(0)})
  hold.keep([1], hold.held(), {...at(1000, {round: 4}), judged: new Set([1])})
  expect(hold.overdue(at(2000, {mood: 'calm'}))).toEqual([])
  hold.keep([1], hold.held(), {...at(2000, {mood: 'calm'}), judged: new Set([1])})
  expect(hold.overdue(at(3000))).toEqual([])
  expect(hold.overdue(at(3000, {mood: 'calm'}))).toEqual([1])
})

test('what was judged in vain is not judged again at once', () => {
  const hold = openHold()
  hold.add({missed: [missed(1)], firstId: 500}, {dirty: [], turn: 1, ...at(0)})
  expect(hold.due(at(5000, {round: 4}))).toEqual([1])
  hold.keep([1], hold.held(), {...at(5000, {round: 4}), judged: new Set([1])})
  expect(hold.due(at(5900, {round: 5}))).toEqual([])
  expect(hold.due(at(6000, {round: 5}))).toEqual([1])
  expect(hold.overdue(at(15_000))).toEqual([1])
})
