import {Buffer} from 'node:buffer'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {naturalCompare, naturalKey} from './natural-key.ts'

const byKey = (a: string, b: string): number => Buffer.compare(naturalKey(Buffer.from(a)), naturalKey(Buffer.from(b)))

test('names come as a person counts', () => {
  const inOrder = [
    '',
    '-',
    '.a',
    '0',
    '00',
    '1',
    '01',
    '1-a',
    '1a',
    '2',
    '007',
    '7.5',
    '10',
    '10a',
    '10b',
    '99999999999999999999',
    '100000000000000000000',
    ':',
    'a',
    'a1',
    'a01',
    'a1b',
    'a2',
    'a02',
    'a2b1',
    'a02b01',
    'a2b2',
    'a10',
    'ab',
    'file',
    'file 2',
    'file 10',
    'file2.txt',
    'file10.txt',
    'z',
  ]
  expect([...inOrder].reverse().sort(byKey)).toEqual(inOrder)
})

const name = fc
  .array(fc.oneof(fc.constantFrom('0', '00', '1', '7', '10', '99', 'a', 'b', '-', '.', 'ä', 'img'), fc.stringMatching(/^[0-9a-c]{0,3}$/)), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

test('different names have different keys', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(byKey(a, b) === 0).toBe(a === b)
    }),
    {numRuns: 2000},
  )
})

test('numbers inside names order by their value', () => {
  fc.assert(
    fc.property(fc.bigInt({min: 0n, max: 10n ** 30n}), fc.bigInt({min: 0n, max: 10n ** 30n}), (a, b) => {
      expect(Math.sign(byKey(`img${a}.png`, `img${b}.png`))).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
})

test('comparing in place agrees with comparing keys', () => {
  fc.assert(
    fc.property(fc.array(name, {minLength: 2, maxLength: 12}), (names) => {
      const starts = new Uint32Array(names.length + 1)
      for (const [place, one] of names.entries()) starts[place + 1] = starts[place]! + Buffer.byteLength(one) + 1
      const compare = naturalCompare(Buffer.from(names.map((one) => `${one}\0`).join('')), starts)
      for (const [a, left] of names.entries()) {
        for (const [b, right] of names.entries()) expect(Math.sign(compare(a, b))).toBe(Math.sign(byKey(left, right)))
      }
    }),
    {numRuns: 500},
  )
})

test('runs of more digits than a byte counts still order', () => {
  const long = '9'.repeat(254)
  expect([`${long}999`, `${long}99`, `${long}9`, long].sort(byKey).map((text) => text.length)).toEqual([254, 255, 256, 257])
})
