import {expect, test} from 'vitest'
import {operations} from '../../contract/index.ts'
import {readInput} from './read-input.ts'

const {file, location, search, index, settings, library} = operations
const from = {cwd: '/work dir', home: '/home/me'}

test.each([
  [
    location.add,
    ['photos', '--mode', 'deep', '--rules', 'developer', '--rules', '*.{a,b}'],
    {path: '/work dir/photos', mode: 'deep', rules: ['developer', '*.{a,b}']},
  ],
  [location.add, ['--name=x', '--', '--mode'], {path: '/work dir/--mode', name: 'x'}],
  [location.rescan, ['Pictures'], {location: 'Pictures'}],
  [location.rescan, ['.', '--full'], {location: '/work dir', full: true}],
  [file.info, ['~/a', 'sd://content/f:00', '../b', '/c/../d'], {targets: ['/home/me/a', 'sd://content/f:00', '/b', '/d']}],
  [file.list, ['~', '--no-hidden'], {path: '/home/me', hidden: false}],
  [
    file.info,
    ['0190a0c0-0000-7000-8000-000000000000', './0190a0c0-0000-7000-8000-000000000000'],
    {targets: ['0190a0c0-0000-7000-8000-000000000000', '/work dir/0190a0c0-0000-7000-8000-000000000000']},
  ],
  [
    search.query,
    ['a b', '--kind', 'image,video', '--kind', 'dir', '--in', '.', '--desc'],
    {query: 'a b', kind: ['image', 'video', 'dir'], in: '/work dir', desc: true},
  ],
  [
    search.query,
    ['--min-size', '10MB', '--max-size', '1.5KiB', '--created-after', '2024-01-01'],
    {minSize: 10_000_000, maxSize: 1536, createdAfter: '2024-01-01'},
  ],
  [search.query, ['--literal', '--', '-x --desc'], {literal: true, query: '-x --desc'}],
  [search.query, [''], {query: ''}],
  [index.list, ['/usr', '--limit', '5'], {path: '/usr', limit: 5}],
  [index.why, ['build/', '--rules', '!a'], {path: '/work dir/build/', rules: ['!a']}],
  [location.update, ['Work', '--folder', 'old/', '--rules', 'none'], {location: 'Work', folder: '/work dir/old', rules: ['none']}],
  [settings.set, ['theme', 'dark'], {key: 'theme', value: 'dark'}],
])('reads %#', (operation, words, input) => expect(readInput(operation, words, from)).toEqual(input))

test.each([
  [location.add, [], {code: 'BadInput', message: 'PATH is missing.'}],
  [location.add, ['a', 'b'], {code: 'BadInput', message: '“b” is one word too many.'}],
  [location.add, ['a', '--mode', 'dep'], {code: 'BadInput', message: '“dep” is none of shallow, content, deep.'}],
  [location.add, ['a', '--mod', 'deep'], {code: 'UnknownWord', message: 'There is no option --mod here.'}],
  [location.add, ['a', '--name'], {code: 'BadInput', message: '--name needs a value.'}],
  [location.add, ['a', '--name', '--mode'], {code: 'BadInput', message: '--name needs a value.'}],
  [search.query, ['a', '--desc=yes'], {code: 'BadInput', message: '--desc takes no value.'}],
  [search.query, ['a', '-x'], {code: 'UnknownWord', message: 'There is no option -x here.'}],
  [search.query, ['a', '--limit', '1k'], {code: 'BadInput', message: '--limit takes a number, not “1k”.'}],
  [search.query, ['a', '--min-size', 'big'], {code: 'BadInput', message: '--min-size takes a size, as 10MB, not “big”.'}],
  [library.delete, ['a', '--yes-please'], {code: 'UnknownWord', message: 'There is no option --yes-please here.'}],
] as const)('refuses %#', (operation, words, failure) => {
  expect(() => readInput(operation, words, from)).toThrow(expect.objectContaining(failure))
})
