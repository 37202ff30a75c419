import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {displayName, printable} from './display-path.ts'
import {decodeUtf8, encodeUtf8} from './utf8.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

describe('utf8', () => {
  // Node's own decoder is the other program.
  const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
  const nodeDecode = (value: Uint8Array): string | undefined => {
    try {
      return strict.decode(value)
    } catch {
      return undefined
    }
  }
  const nearlyUtf8 = fc
    .array(
      fc.oneof(
        fc.string({unit: 'binary', maxLength: 3}).map((text) => [...Buffer.from(text)]),
        fc.array(fc.integer({min: 0, max: 255}), {maxLength: 3}),
      ),
    )
    .map((parts) => Uint8Array.from(parts.flat()))

  it('reads and refuses exactly what Node reads and refuses', () => {
    fc.assert(
      fc.property(nearlyUtf8, (value) => {
        expect(decodeUtf8(value)).toBe(nodeDecode(value))
      }),
      {numRuns: 1000},
    )
  })

  it.each(['c0 80', 'c1 bf', 'e0 80 80', 'ed a0 80', 'f0 80 80 80', 'f4 90 80 80', 'f5 80 80 80', 'ff', '80', 'e2 82', 'c3'])(
    'refuses %s',
    (hex) => {
      expect(decodeUtf8(bytes(hex))).toBeUndefined()
    },
  )

  it('writes what Node writes, halves of pairs too', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({unit: 'binary'}),
          fc.array(fc.integer({min: 0, max: 0xffff})).map((units) => String.fromCharCode(...units)),
        ),
        (text) => {
          expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text, 'utf8'))
        },
      ),
    )
  })
})

describe('displayName', () => {
  it.each([
    ['61 2e 74 78 74', 'a.txt', true],
    ['c3 a9', 'é', true],
    ['65 cc 81', 'e\u0301', true],
    ['f0 9f 90 b1', '🐱', true],
    ['61 ff 62', 'a\\xffb', false],
    ['c3', '\\xc3', false],
    ['c3 a9 e2 82 2e', 'é\\xe2\\x82.', false],
    ['ed a0 80', '\\xed\\xa0\\x80', false],
    ['', '', true],
  ])('%s is %s', (hex, text, exact) => {
    expect(displayName(bytes(hex))).toEqual({text, exact})
  })
})

describe('printable', () => {
  it.each([
    ['plain name.txt', 'plain name.txt'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['\u007f', '\\x7f'],
    ['\u009b31m', '\\u009b31m'],
    ['invoice\u202efdp.exe', 'invoice\\u202efdp.exe'],
    ['\u2066a\u2069', '\\u2066a\\u2069'],
    ['\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
    ['\u2028', '\\u2028'],
    ['\ud800', '\\ud800'],
    ['日本語 é 👩‍👩‍👧', '日本語 é 👩‍👩‍👧'],
    ['back\\slash', 'back\\slash'],
  ])('%j', (text, expected) => {
    expect(printable(text)).toBe(expected)
  })
})
