import {expect, test} from 'vitest'
import {create, openTestLibrary, tempFolder} from '../testing/test-library.ts'
import {type ReaderCalls, readerCalls} from './reader-calls.ts'

test('whoever asks a reader of a library that was closed hears that, and not that something went wrong', async () => {
  const folder = tempFolder()
  await openTestLibrary(folder, {create})
  const calls = readerCalls({sqliteBinding: undefined}) as unknown as ReaderCalls
  expect(() => calls.locations()).toThrow('Invariant')
  calls.openReader({folder})
  expect(calls.locations()).toEqual([])
  calls.closeReader(undefined)
  expect(() => calls.locations()).toThrow(expect.objectContaining({code: 'Interrupted'}))
})
