import {join} from 'node:path'
import {expect, test} from 'vitest'
import {detectType} from '../../domain/file-types/detect.ts'
import {compileFileTypes} from '../../domain/file-types/file-types.ts'
import {loadTypes} from './file-types.ts'
import {typeTable} from './type-table.ts'

const {all} = await loadTypes(join(import.meta.dirname, '..', '..', '..', 'resources'))
const types = compileFileTypes(all)

test('what is remembered of an ending never answers for a name that tells more', () => {
  const {categoryOf} = typeTable(all)
  const wholeNames = [
    'Makefile',
    'MAKEFILE',
    'build',
    'Dockerfile',
    '.bashrc',
    '.BASHRC',
    'CMakeLists.txt',
    'nginx.conf',
    'x',
    '',
    '.',
    'a.',
    'K',
  ]
  const endings = [
    'a.gz',
    'a.tar.gz',
    'A.TAR.GZ',
    'b.gz',
    'a.pkg.tar.gz',
    'libc.so',
    'libc.so.6',
    'n.1',
    'libm.so.6.1',
    'x.1',
    'x.2',
    'a.1.js',
    'a.js',
  ]
  const names = [...wholeNames, ...endings, '.js', '..js', 'a.ſo', 'Makefıle', 'cmakelists.txt.js', 'café.JPG', 'a.unknown', 'b.unknown']
  const asked = [...names, ...names.toReversed(), ...names]
  const alone = (name: string): string => detectType(types, {name, kind: 'file', sizeBytes: 1}).type
  expect(asked.map((name) => [name, categoryOf({name, kind: 'file', mode: 0, type: null}).type])).toEqual(
    asked.map((name) => [name, alone(name)]),
  )
})
