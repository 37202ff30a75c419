import {expect, it} from 'vitest'
import {codeOfChangeErrno, codeOfErrno, errnoName} from './errno.ts'

it.runIf(process.platform === 'linux')(
  'names what libuv has no word for, so that a used-up quota is a full disk and a stale handle an absent one',
  () => {
    expect([122, 116, 123, 2].map((number) => errnoName(-number))).toEqual(['EDQUOT', 'ESTALE', 'ENOMEDIUM', 'ENOENT'])
    expect([122, 116, 123].map((number) => codeOfChangeErrno(errnoName(-number)))).toEqual(['DiskFull', 'Offline', 'Offline'])
  },
)

it('tells what a volume will never take from what went wrong, and has no row for our own mistakes', () => {
  expect(['ENAMETOOLONG', 'EIO', 'EBADF'].map((name) => [codeOfErrno(name), codeOfChangeErrno(name)])).toEqual([
    ['InputOutput', 'Unsupported'],
    ['InputOutput', 'InputOutput'],
    ['InputOutput', undefined],
  ])
})
