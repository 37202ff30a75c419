import fc from 'fast-check'
import {expect, it} from 'vitest'
import {readPax, readTarHeader, TAR_BLOCK} from './tar-reader.ts'
import {findZipEnd, readZipEnd64, zipEntries} from './zip-directory.ts'

it('bytes of any kind are read to an end and without a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 2000}), (bytes) => {
      findZipEnd(bytes)
      readZipEnd64(bytes)
      readPax(bytes)
      readTarHeader(bytes.subarray(0, TAR_BLOCK), {})
      const directory = Uint8Array.from([0x50, 0x4b, 0x01, 0x02, ...bytes])
      expect([...zipEntries(directory)].length).toBeLessThanOrEqual(directory.length / 46)
    }),
  )
})

it('a record tells path, size and time, and what it says wrongly is left', () => {
  const body = Buffer.from('19 path=dir/ä.txt\n13 size=4096\n15 mtime=17.25\n9 size=x\n99 path=beyond\n')
  expect(readPax(body)).toEqual({path: 'dir/ä.txt', size: 4096, mtime: 17.25})
})

it('a block whose sum is wrong is no header', () => {
  expect(readTarHeader(new Uint8Array(TAR_BLOCK).fill(65), {})).toEqual({is: 'bad'})
  expect(readTarHeader(new Uint8Array(TAR_BLOCK), {})).toEqual({is: 'end'})
  expect(readTarHeader(new Uint8Array(0), {})).toEqual({is: 'none'})
})
