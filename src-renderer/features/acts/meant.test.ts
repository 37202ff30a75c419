import {expect, it} from 'vitest'
import {stillMeant} from './meant.ts'

const all = [
  {target: '1', path: '/a/one'},
  {target: '2', path: '/a/two'},
  {target: '3', path: '/a/two more'},
]
const failed = (path: string) => ({path, outcome: 'failed'}) as const

it.each([
  ['the one that failed', ['/a/one'], ['1']],
  ['the folder in which something failed', ['/a/two/deep/inside'], ['2']],
  ['all, where the results name others', ['/elsewhere'], ['1', '2', '3']],
])('asks again for %s', (_what, paths, targets) => {
  expect(stillMeant(all, paths.map(failed)).map(({target}) => target)).toEqual(targets)
})
