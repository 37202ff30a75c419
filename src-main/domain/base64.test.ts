import fc from 'fast-check'
import {expect, it} from 'vitest'
import {fromBase64, toBase64} from './base64.ts'

it('writes what every other program writes, and reads it back', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 300}), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }),
  )
})

it.each(['a', 'ab', 'ab=', '====', 'ab==cd==', 'a b=', 'ab-_'])('reads no %j', (text) => expect(fromBase64(text)).toBeUndefined())

it('writes and reads megabytes', () => {
  const bytes = new Uint8Array(16_000_000).fill(0xff)
  expect(fromBase64(toBase64(bytes))?.every((byte) => byte === 0xff)).toBe(true)
})
