import {expect, test} from 'vitest'
import {globalOptions} from './global-options.ts'

test.each([
  ['search --json a', {json: true}, ['search', 'a']],
  [
    '--data-dir /d location --library=Work add --wait /x -y -n',
    {dataDir: '/d', library: 'Work', wait: true, yes: true, dryRun: true},
    ['location', 'add', '/x'],
  ],
  ['search --instance Work -- --json', {library: 'Work', json: false}, ['search', '--', '--json']],
  ['--version', {version: true}, []],
  ['a -h --no-color --jsonl', {help: true, noColor: true, jsonl: true}, ['a']],
])('%s', (line, globals, rest) => {
  const taken = globalOptions(line.split(' '))
  expect(taken.globals).toMatchObject(globals)
  expect(taken.rest).toEqual(rest)
})

test.each(['--data-dir', '--library --json', '--json=yes'])('%s is a usage error', (line) => {
  expect(() => globalOptions(line.split(' '))).toThrow(expect.objectContaining({code: 'BadInput'}))
})
