import {expect, test} from 'vitest'
import {filesToKeep, type KeepFile, type KeepRule} from './keep-rule.ts'
import {decodeUtf8, encodeUtf8} from './utf8.ts'

const file = (mtimeNs: bigint, ...paths: string[]): KeepFile => ({mtimeNs, paths: paths.map(encodeUtf8)})
const files = [file(3n, '/pictures/a'), file(1n, '/old/b', '/c'), file(9n, '/pictures/sub/d'), file(1n, '/a/e')]

test.each<[KeepRule, readonly string[]]>([
  // Of two that are equally old, the one with the shortest name.
  [{by: 'oldest'}, ['/old/b']],
  [{by: 'newest'}, ['/pictures/sub/d']],
  [{by: 'shortest'}, ['/old/b']],
  [{by: 'in', folder: encodeUtf8('/pictures')}, ['/pictures/a', '/pictures/sub/d']],
  [{by: 'in', folder: encodeUtf8('/c')}, ['/old/b']],
  [{by: 'in', folder: encodeUtf8('/pict')}, []],
])('%j keeps %j', (rule, kept) => {
  for (const order of [files, files.toReversed()]) expect(filesToKeep(order, rule).map(({paths}) => decodeUtf8(paths[0]!))).toEqual(kept)
})
