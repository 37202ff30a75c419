import {expect, it} from 'vitest'
import {relativeMove} from './relative-move.ts'

it.each([
  ['/a', '/a/b/c', '/x', '/x/b/c'],
  ['/a/b/c', '/a', '/x/y/z', '/x'],
  ['/a/b', '/a', '/', undefined],
  ['/a', '/b', '/x', undefined],
  ['/a', '/a', '/x', undefined],
  ['/', '/a', '/x/y', '/x/y/a'],
  ['C:\\a', 'C:\\a\\b', 'D:\\x', 'D:\\x\\b'],
] as const)('from %s to %s leads the other one from %s to %s', (...[from, to, other, expected]) => {
  expect(relativeMove({from, to}, other)).toBe(expected)
})
