import {expect, it} from 'vitest'
import {placedAt} from './favourites.ts'

it.each([
  [['/a', '/b', '/c'], '/d', undefined, ['/a', '/b', '/c', '/d']],
  [['/a', '/b', '/c'], '/d', 0, ['/d', '/a', '/b', '/c']],
  [['/a', '/b', '/c'], '/a', 3, ['/b', '/c', '/a']],
  [['/a', '/b', '/c'], '/c', 1, ['/a', '/c', '/b']],
  [['/a', '/b', '/c'], '/b', 1, ['/a', '/b', '/c']],
  [['/a', '/b', '/c'], '/b', 2, ['/a', '/b', '/c']],
  [[], '/a', undefined, ['/a']],
])('among %j, %s at %s', (...[folders, folder, at, expected]) => {
  expect(placedAt(folders, folder, at)).toEqual(expected)
})
