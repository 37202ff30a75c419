import {expect, test} from 'vitest'
import type {IndexRow} from '../../../store/index-follow.ts'
import {kindsBelow} from './kinds-below.ts'
import {applyRows, emptyNameIndex, removeTrees, setRoots} from './name-index.ts'

const row = (...[id, parent, name, size = 0]: [number, number, string, number?]): IndexRow => [
  id,
  parent,
  name,
  name.includes('.') ? 0 : 1,
  size,
  0,
  0,
  0,
  null,
]

test('what is below a folder is added up by its category, at any depth, and what is beside it or gone is not', () => {
  const index = emptyNameIndex(({kind, name}) => (kind === 'dir' ? 'folder' : name.slice(name.lastIndexOf('.') + 1)))
  setRoots(index, [{entry: 1, location: 'home'}])
  applyRows(index, [
    row(1, -1, 'home'),
    row(2, 1, 'photos'),
    row(3, 2, 'old'),
    row(4, 3, 'a.jpg', 30),
    row(5, 2, 'b.jpg', 20),
    row(6, 2, 'c.txt', 400),
    row(7, 1, 'beside.jpg', 1000),
    row(8, 2, 'gone.jpg', 5),
  ])
  removeTrees(index, [8])
  expect(kindsBelow(index, {folder: 2})).toEqual({
    files: 3,
    folders: 1,
    kinds: [
      {category: 'txt', files: 1, bytes: 400},
      {category: 'jpg', files: 2, bytes: 50},
    ],
  })
  // Changed, it counts once.
  applyRows(index, [row(6, 2, 'c.txt', 10)])
  expect(kindsBelow(index, {folder: 1})).toEqual({
    files: 4,
    folders: 2,
    kinds: [
      {category: 'jpg', files: 3, bytes: 1050},
      {category: 'txt', files: 1, bytes: 10},
    ],
  })
  expect(kindsBelow(index, {folder: 99})).toEqual({files: 0, folders: 0, kinds: []})
})
