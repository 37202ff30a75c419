import {expect, test} from 'vitest'
import {encodeUtf8} from '../domain/utf8.ts'
import {touchedPaths} from './touched-paths.ts'

const spot = (folder: string, name: string) => ({folder: encodeUtf8(folder), name: encodeUtf8(name)})

test('every spot and path of a request or a step is found, however deep it stands', () => {
  const value = {
    action: 'file.copy',
    sources: [{...spot('/a', 'one'), shown: 'x'}],
    to: {path: encodeUtf8('/b'), shown: 'y'},
    steps: [
      {
        kind: 'trash',
        from: spot('/c', 'two'),
        infoAt: spot('/d/info', 'two.trashinfo'),
        seen: {size: 1n},
        info: encodeUtf8('/not/a/place'),
      },
    ],
  }
  expect(
    touchedPaths(value)
      .map((path) => new TextDecoder().decode(path))
      .toSorted(),
  ).toEqual(['/a/one', '/b', '/c/two', '/d/info/two.trashinfo'])
})
