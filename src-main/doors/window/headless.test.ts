import {expect, it} from 'vitest'
import {headlessProgram} from './headless.ts'

it.each([
  [
    ['/opt/onefold-app', '--no-sandbox', '--onefold-headless', '/opt/resources/app.asar/out/main/daemon.js', '--data-dir', '/d'],
    'daemon.js',
    ['--data-dir', '/d'],
  ],
  [
    ['/opt/onefold-app', '--onefold-headless', 'cli.js', 'search', '--', '--onefold-headless'],
    'cli.js',
    ['search', '--', '--onefold-headless'],
  ],
  [['/opt/onefold-app', '--onefold-headless', '/x/worker.js'], 'worker.js', []],
])('%j runs %s', (argv, file, words) => expect(headlessProgram(argv)).toEqual({file, words}))

it('is the window otherwise', () => expect(headlessProgram(['/opt/onefold-app', '/home/ann'])).toBeUndefined())

it.each([['evil.js'], ['/tmp/x/app.js'], [''], [undefined]])('runs no program but ours: %s', (file) => {
  expect(() => headlessProgram(['/opt/onefold-app', '--onefold-headless', ...(file === undefined ? [] : [file])])).toThrow('no program')
})
