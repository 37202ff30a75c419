import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {formatRecycleRecord, parseRecycleRecord, recycleNames} from './recycle-record.ts'

// Written by hand after published descriptions of the format; not taken from a machine.
const second = [
  '0200000000000000',
  '0004000000000000',
  // 2020-01-01T00:00:00Z is FILETIME 132223104000000000.
  '0000056936c0d501',
  '09000000',
  '43003a005c0061002e007400780074000000',
].join('')

describe('records of the recycle bin', () => {
  it('have the bytes that Windows 10 writes', () => {
    const record = {path: 'C:\\a.txt', sizeBytes: 1024, deletedAt: Date.UTC(2020, 0, 1)}
    expect(Buffer.from(formatRecycleRecord(record)).toString('hex')).toBe(second)
    expect(parseRecycleRecord(Buffer.from(second, 'hex'))).toEqual(record)
  })

  it('are read in the older form too', () => {
    const first = Buffer.alloc(544)
    Buffer.from(`01${second.slice(2, 48)}`, 'hex').copy(first)
    first.write('D:\\ä', 24, 'utf16le')
    expect(parseRecycleRecord(first)).toEqual({path: 'D:\\ä', sizeBytes: 1024, deletedAt: Date.UTC(2020, 0, 1)})
  })

  it('are read as they were written', () => {
    const record = fc.record({
      path: fc.string({minLength: 1, unit: 'binary'}).filter((text) => !text.includes('\0')),
      sizeBytes: fc.maxSafeNat(),
      deletedAt: fc.integer({min: 0, max: 4e12}),
    })
    fc.assert(
      fc.property(record, (one) => {
        expect(parseRecycleRecord(formatRecycleRecord(one))).toEqual(one)
      }),
    )
  })

  it('are none where anything is missing', () => {
    const whole = Buffer.from(second, 'hex')
    expect([whole.subarray(0, 20), whole.subarray(0, 40), Buffer.alloc(100)].map((bytes) => parseRecycleRecord(bytes))).toEqual(
      Array(3).fill(undefined),
    )
  })

  it('are named alike, with the extension of the thing', () => {
    expect(recycleNames('report.tar.gz', 'A1B2C3')).toEqual({record: '$IA1B2C3.gz', thing: '$RA1B2C3.gz'})
    expect([recycleNames('.profile', 'ABCDEF').thing, recycleNames('folder', 'ABCDEF').thing]).toEqual(['$RABCDEF', '$RABCDEF'])
  })
})
