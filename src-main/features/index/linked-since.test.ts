import {expect, test} from 'vitest'
import type {EntryColumns} from '../../host/walk-chunk.ts'
import {linkedSince} from './linked-since.ts'

const NOW_MS = 1_795_794_170_000

test('only files with several names that changed since are told', () => {
  const rows = [
    {kind: 0, nlink: 2, agoMs: -10, inode: 1n},
    {kind: 0, nlink: 1, agoMs: -10, inode: 2n},
    {kind: 1, nlink: 5, agoMs: -10, inode: 3n},
    {kind: 0, nlink: 2, agoMs: 60_000, inode: 4n},
    {kind: 0, nlink: 3, agoMs: 5, inode: 5n},
  ]
  const columns = {
    count: rows.length,
    kind: Uint8Array.from(rows, ({kind}) => kind),
    nlink: Uint32Array.from(rows, ({nlink}) => nlink),
    ctimeNs: BigInt64Array.from(rows, ({agoMs}) => BigInt(NOW_MS - agoMs) * 1_000_000n),
    inode: BigInt64Array.from(rows, ({inode}) => inode),
  } as unknown as EntryColumns
  expect(linkedSince(columns, NOW_MS)).toEqual([1n, 5n])
})
