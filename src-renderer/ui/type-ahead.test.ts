import {expect, it} from 'vitest'
import {createTypeAhead} from './type-ahead.ts'

const names = ['Beach', 'Bay', 'Forest', 'bat', 'Sea']

it('finds what begins with the letters, goes on by the same one, and forgets them after a while', () => {
  let now = 0
  const typeAhead = createTypeAhead()
  const find = (letter: string, named: {readonly names: readonly string[]; readonly from: number}) =>
    typeAhead(letter, {...named, atMs: now})
  expect(find('b', {names, from: -1})).toBe(0)
  expect(find('a', {names, from: 0})).toBe(1)
  expect(find('t', {names, from: 1})).toBe(3)
  now += 1_000
  expect(find('b', {names, from: 3})).toBe(0)
  expect(find('b', {names, from: 0})).toBe(1)
  expect(find('b', {names, from: 1})).toBe(3)
  now += 1_000
  expect(find('x', {names, from: 3})).toBeUndefined()
  now += 1_000
  expect(find('s', {names: [], from: -1})).toBeUndefined()
})
