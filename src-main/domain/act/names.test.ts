import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decodeUtf8, encodeUtf8} from '../utf8.ts'
import {extensionStart, nameGiver, numbered} from './free-name.ts'
import {nameKey} from './name-case.ts'
import {nameTrouble, noName} from './name-limits.ts'
import {nameOfText, textOfName} from './name-text.ts'

const name = (text: string) => encodeUtf8(text)
const second = (text: string, more: {folder?: boolean; bytes?: number} = {}) =>
  decodeUtf8(numbered(name(text), {number: 2, folder: false, bytes: 255, ...more}))

describe('a free name', () => {
  it.each([
    ['a', 'a (2)'],
    ['a.txt', 'a (2).txt'],
    ['a.tar.gz', 'a (2).tar.gz'],
    ['A.TAR.ZST', 'A (2).TAR.ZST'],
    ['.tar.gz', '.tar (2).gz'],
    ['.bashrc', '.bashrc (2)'],
    ['..conf', '..conf (2)'],
    ['.config.json', '.config (2).json'],
    ['a.', 'a. (2)'],
    ['1. Chapter one', '1. Chapter one (2)'],
    ['v1.2', 'v1 (2).2'],
    ['a (2).txt', 'a (2) (2).txt'],
    ['ä.ü', 'ä (2).ü'],
  ])('of %s is %s', (text, expected) => expect(second(text)).toBe(expected))

  it('of a folder has no extension', () => expect(second('photos.2024', {folder: true})).toBe('photos.2024 (2)'))

  it.each([
    ['x'.repeat(255), 255, `${'x'.repeat(251)} (2)`],
    [`${'x'.repeat(251)}.txt`, 255, `${'x'.repeat(247)} (2).txt`],
    ['äöü.txt', 11, 'ä (2).txt'],
    ['äöü.txt', 12, 'äö (2).txt'],
    ['a😀b', 8, 'a (2)'],
    ['abc.longextension', 12, 'abc.long (2)'],
  ])('of %s in %d bytes is %s', (text, bytes, expected) => expect(second(text, {bytes})).toBe(expected))

  it('fits, keeps its number and splits no character, whatever the bytes are', () => {
    const bytes = fc.uint8Array({minLength: 1, maxLength: 300}).filter((all) => !all.includes(0x2f) && !all.includes(0))
    const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 120}).map(encodeUtf8)
    fc.assert(
      fc.property(fc.oneof(bytes, text), fc.integer({min: 20, max: 255}), fc.boolean(), (given, limit, folder) => {
        const free = numbered(given, {number: 7, folder, bytes: limit})
        expect(free.length).toBeLessThanOrEqual(limit)
        expect(textOfName(free)).toContain(' (7)')
        if (decodeUtf8(given) !== undefined) expect(decodeUtf8(free)).not.toBe(undefined)
        if (!folder && given.length - extensionStart(given) + 4 < limit)
          expect(free.subarray(extensionStart(free))).toEqual(given.subarray(extensionStart(given)))
      }),
    )
  })

  it('is none that is taken, and is counted on from the last', () => {
    let looks = 0
    const taken = new Set(['a (2)', 'a (3)'])
    const isTaken = (one: Uint8Array): boolean => {
      looks++
      return taken.has(decodeUtf8(one)!)
    }
    const giver = nameGiver({abilities: {nameBytes: 255, caseSensitive: true}, taken: isTaken})
    for (let number = 4; number < 1000; number++) {
      const next = decodeUtf8(giver.next(name('a'), false))!
      expect(next).toBe(`a (${number})`)
      taken.add(next)
    }
    expect(looks).toBe(998)
    expect(decodeUtf8(giver.first(name('b'), false))).toBe('b')
  })
})

describe('what a volume can hold', () => {
  const windows = {nameBytes: 255, names: 'windows'} as const
  it.each([
    'con',
    'CON',
    'con.txt',
    'nul .txt',
    'com1',
    'LPT9.log',
    'COM¹',
    'com².x',
    'a.',
    'a ',
    'a:b',
    'a*',
    'a?',
    '"',
    '<',
    '>',
    '|',
    'a\u0001',
    'CONIN$',
    'aux:x',
    '\\',
  ])('is not %j on Windows', (text) => expect(nameTrouble(name(text), windows)).toEqual(expect.stringMatching(/\.$/)))
  it.each(['console', 'com', 'com10', 'com0x', 'a.con', ' a', '.a', 'lpt', 'nul1', 'COM⁴', 'ä'])('is %j on Windows', (text) =>
    expect(nameTrouble(name(text), windows)).toBe(undefined),
  )
  it('is any name elsewhere that is short enough', () => {
    expect(nameTrouble(name('con:'), {nameBytes: 255, names: 'any'})).toBe(undefined)
    expect(nameTrouble(name('ä'.repeat(127)), {nameBytes: 255, names: 'any'})).toBe(undefined)
    expect(nameTrouble(name('ä'.repeat(128)), {nameBytes: 255, names: 'any'})).toContain('255')
    expect(nameTrouble(Uint8Array.of(0xff), windows)).toContain('text')
  })
  it.each(['', '.', '..', 'a/b', 'a\0'])('is never %j', (text) => expect(noName(name(text))).not.toBe(undefined))
})

it('takes names for one that only differ in capitals, only where the volume does', () => {
  const blind = {caseSensitive: false}
  const one = (a: string, b: string) => nameKey(name(a), blind) === nameKey(name(b), blind)
  expect([one('a', 'A'), one('Ä', 'a\u0308'), one('ß', 'SS'), one('Σ', 'ς'), one('é', 'e'), one('a', 'b')]).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
  expect(nameKey(Uint8Array.of(0x41, 0xff), blind)).toBe(nameKey(Uint8Array.of(0x61, 0xff), blind))
  expect(nameKey(name('a'), {caseSensitive: true})).not.toBe(nameKey(name('A'), {caseSensitive: true}))
})

it('edits names of any bytes as text and gets the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 40}), (bytes) => {
      expect(nameOfText(textOfName(bytes))).toEqual(bytes)
    }),
  )
})
