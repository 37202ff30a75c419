import {Buffer} from 'node:buffer'
import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {FOLD_GROWTH, fold, foldInto} from './fold.ts'

const folded = (name: string | Uint8Array): string =>
  Buffer.from(fold(typeof name === 'string' ? Buffer.from(name) : name)).toString('latin1')
const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

/** Expected by `''.join(c for c in normalize('NFKD', s) if not combining(c)).casefold()` of Python 3.11. */
const table: readonly (readonly [string, string])[] = [
  ['README.md', 'readme.md'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['Caf\u00e9', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['İstanbul', 'istanbul'],
  ['ıI', 'ıi'],
  ['ΣΊΣΥΦΟΣ ς', 'σισυφοσ σ'],
  ['ﬁle ﬃ', 'file ffi'],
  ['Ⅷ ℀ ½', 'viii a/c 1⁄2'],
  ['ΐ ὕ ᾳ', 'ι υ α'],
  ['ＡＢＣ１２', 'abc12'],
  ['한글 가', '\u1112\u1161\u11ab\u1100\u1173\u11af \u1100\u1161'],
  ['ガ か\u3099', 'カ か'],
  ['\u0301', ''],
  ['🧑🏽‍🚀 Ａ', '🧑🏽‍🚀 a'],
  ['Ꭰ ꭰ Ა', 'Ꭰ Ꭰ ა'],
  ['נָ क़ म्', 'נ क म'],
  ['ﷺ', 'صلى الله عليه وسلم'],
]

test('folding follows Unicode, not the habits of toLowerCase', () => {
  expect(table.map(([name]) => folded(name))).toEqual(table.map(([, expected]) => utf8(expected)))
})

test('bytes that are not UTF-8 fold to themselves, those around them as ever', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['41ff42', '61ff62'],
    ['c3', 'c3'],
    ['c341', 'c361'],
    ['e28241', 'e28261'],
    ['eda080', 'eda080'],
    ['c0af', 'c0af'],
    ['f8888080804100', 'f8888080806100'],
    ['c389ffc389', '65ff65'],
    ['f4908080', 'f4908080'],
  ]
  expect(cases.map(([bytes]) => Buffer.from(fold(Buffer.from(bytes, 'hex'))).toString('hex'))).toEqual(
    cases.map(([, expected]) => expected),
  )
})

test('folding twice is folding once, of any bytes and of every code point', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 60}), (name) => {
      expect(fold(fold(name))).toEqual(fold(name))
    }),
  )
  const twice: number[] = []
  for (let point = 1; point < 0x11_0000; point += point < 0x3_0000 ? 1 : 97) {
    if (point >= 0xd800 && point < 0xe000) continue
    const once = fold(Buffer.from(String.fromCodePoint(point)))
    if (Buffer.compare(fold(once), once) !== 0) twice.push(point)
  }
  expect(twice).toEqual([])
})

test('it is the same under every runtime, so that an index which one of them kept is read by the others', () => {
  const all = createHash('sha256')
  for (let point = 0; point < 0x11_0000; point++) {
    if (point < 0xd800 || point >= 0xe000) all.update(fold(Buffer.from(String.fromCodePoint(point))))
  }
  expect(all.digest('hex')).toBe('905bf9921a378eee55b9aa686d91e5ea34b7fcecb7b58cbcd27e195aa5de1f8c')
  // Decomposed since Unicode 16.
  expect(folded('\u{1ccd6}')).toBe(utf8('\u{1ccd6}'))
})

test('composed and decomposed forms meet, and so do the cases', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 30}), (text) => {
      expect(folded(text.normalize('NFC'))).toBe(folded(text.normalize('NFD')))
      expect(folded(text.normalize('NFKC'))).toBe(folded(text.normalize('NFKD')))
    }),
  )
})

test('each code point folds alone, so that an infix folds to an infix', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (left, right) => {
      expect(folded(left + right)).toBe(folded(left) + folded(right))
    }),
  )
})

test('it writes where it is told and never outgrows its bound', () => {
  const target = Buffer.alloc(30, '.')
  expect(foldInto(Buffer.from('ÄB'), target, 3)).toBe(5)
  expect(target.toString('latin1')).toBe(`...ab${'.'.repeat(25)}`)
  const worst = Buffer.from('\ufdfa')
  expect(fold(worst).length).toBe(worst.length * FOLD_GROWTH)
})
