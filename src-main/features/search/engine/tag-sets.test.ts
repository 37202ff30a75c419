import {expect, test} from 'vitest'
import type {IndexRow} from '../../../store/index-follow.ts'
import {findRows, slotsOf} from './find-rows.ts'
import {applyRows, emptyNameIndex, removeTrees, setRoots} from './name-index.ts'
import type {NameQuery} from './name-query.ts'
import {emptyScopes} from './scopes.ts'

const file = (id: number, name: string): IndexRow => [id, 1, name, 0, 1, 0, 0, 0o644, null]
const top: IndexRow = [1, -1, '/top', 1, 1, 0, 0, 0o755, null]
const rows = [top, file(2, 'red car.jpg'), file(3, 'blue car.txt'), file(4, '.hidden car'), file(5, 'bike.jpg')]

function opened() {
  const index = emptyNameIndex(() => 'image')
  applyRows(index, rows)
  setRoots(index, [{entry: 1, location: 'l'}])
  const scopes = emptyScopes()
  scopes.tagged.parents = new Map([
    [7, undefined],
    [8, 7],
    [9, undefined],
  ])
  scopes.tagged.entries.set(7, Float64Array.from([2, 4]))
  scopes.tagged.entries.set(8, Float64Array.from([3, 3, 99]))
  const found = (query: Partial<NameQuery>): readonly number[] => {
    const slots = slotsOf(findRows(index, {text: '', literal: false, hidden: true, ...query}, scopes))
    return [...slots].map((slot) => index.columns.ids[slot]!).toSorted((a, b) => a - b)
  }
  return {index, scopes, found}
}

test('a tag finds what has it or one that is nested in it, once, and only what is there', () => {
  const {found} = opened()
  expect([{tags: [7]}, {tags: [8]}, {tags: [9]}, {tags: []}, {tags: [8, 9]}].map(found)).toEqual([[2, 3, 4], [3], [], [], [3]])
})

test('words and other filters hold beside a tag', () => {
  const {found} = opened()
  expect(found({tags: [7], text: 'car blue'})).toEqual([3])
  expect(found({tags: [7], hidden: false})).toEqual([2, 3])
  expect(found({tags: [7], extensions: ['jpg']})).toEqual([2])
  expect(found({tags: [7], directlyIn: 1, anyRoot: true})).toEqual([2, 3, 4])
  expect(found({tags: [7], minSize: 2})).toEqual([])
})

test('what is remembered of a tag ends with every change of the index and of the tag', () => {
  const {index, scopes, found} = opened()
  expect(found({tags: [7]})).toEqual([2, 3, 4])
  applyRows(index, [file(3, 'green car.txt')])
  expect(found({tags: [7], text: 'green'})).toEqual([3])
  removeTrees(index, [2])
  expect(found({tags: [7]})).toEqual([3, 4])
  scopes.tagged.entries.set(8, Float64Array.from([5]))
  scopes.tagged.version++
  expect(found({tags: [7]})).toEqual([4, 5])
})
