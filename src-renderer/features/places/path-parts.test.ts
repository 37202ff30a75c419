import {describe, expect, it} from 'vitest'
import {isWithin, nameOf, parentOf, pathParts} from './path-parts.ts'

const id = '01930000-0000-7000-8000-000000000000'

describe('pathParts', () => {
  it.each([
    ['/', [['/', '/']]],
    [
      '/home/anna/',
      [
        ['/', '/'],
        ['home', '/home'],
        ['anna', '/home/anna'],
      ],
    ],
    [
      '/a//b',
      [
        ['/', '/'],
        ['a', '/a'],
        ['b', '/a/b'],
      ],
    ],
    [
      'C:\\Users\\Anna',
      [
        ['C:', 'C:\\'],
        ['Users', 'C:\\Users'],
        ['Anna', 'C:\\Users\\Anna'],
      ],
    ],
    [
      '\\\\nas\\media\\films',
      [
        ['\\\\nas\\media', '\\\\nas\\media\\'],
        ['films', '\\\\nas\\media\\films'],
      ],
    ],
    [
      `sd://volume/${id}/music/live`,
      [
        [`sd://volume/${id}`, `sd://volume/${id}/`],
        ['music', `sd://volume/${id}/music`],
        ['live', `sd://volume/${id}/music/live`],
      ],
    ],
    [
      `sd://${id}/home`,
      [
        [`sd://${id}`, `sd://${id}/`],
        ['home', `sd://${id}/home`],
      ],
    ],
    [
      '/back\\slash',
      [
        ['/', '/'],
        ['back\\slash', '/back\\slash'],
      ],
    ],
  ])('cuts %s', (path, parts) => {
    expect(pathParts(path).map((part) => [part.name, part.path])).toEqual(parts)
  })
})

it('knows the folder above and the own name', () => {
  expect([parentOf('/home/anna'), parentOf('/home'), parentOf('/'), nameOf('/home/anna/'), nameOf('/')]).toEqual([
    '/home',
    '/',
    undefined,
    'anna',
    '/',
  ])
})

it('knows what lies in a folder by whole names', () => {
  const pairs = [
    ['/a/b', '/a'],
    ['/a', '/a'],
    ['/ab', '/a'],
    ['/x', '/'],
    ['C:\\a\\b', 'C:\\a'],
    [undefined, '/'],
  ] as const
  expect(pairs.map(([path, folder]) => isWithin(path, folder))).toEqual([true, true, false, true, true, false])
})
