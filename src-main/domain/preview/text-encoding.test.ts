import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodingOf, type TextEncoding, wholeLines} from './text-encoding.ts'

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

describe('how text is written', () => {
  it.each([
    ['plain', Buffer.from('plain words'), 'utf-8', 0],
    ['UTF-8', Buffer.from('Straße, 日本'), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from('\ufeffStraße'), 'utf-8', 3],
    ['UTF-16, little end first', Buffer.from('\ufeffStraße', 'utf16le'), 'utf-16le', 2],
    ['UTF-16, big end first', utf16be('\ufeffStraße'), 'utf-16be', 2],
    ['UTF-16 without a mark', Buffer.from('words that are long enough', 'utf16le'), 'utf-16le', 0],
    ['the same the other way round', utf16be('words that are long enough'), 'utf-16be', 0],
    ['Latin 1', Buffer.from('Stra\xdfe', 'latin1'), 'windows-1252', 0],
  ] as const)('%s', (...[, bytes, encoding, mark]) => {
    expect(encodingOf(bytes, true)).toEqual({encoding, mark})
  })

  it.each([
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ])('%s is no text', (_, bytes) => {
    expect(encodingOf(bytes, true)).toBeUndefined()
  })

  it('a character that the end of the head cuts in two is still one of UTF-8', () => {
    expect(encodingOf(Buffer.from('abc€').subarray(0, 5), false)).toEqual({encoding: 'utf-8', mark: 0})
    expect(encodingOf(Buffer.from('abc€').subarray(0, 5), true)).toEqual({encoding: 'windows-1252', mark: 0})
  })
})

it('parts that end with whole lines or characters are the text again when they are put together', () => {
  const encodings: readonly (readonly [TextEncoding, (text: string) => Buffer])[] = [
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-16le', (text) => Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be],
  ]
  fc.assert(
    fc.property(
      fc.string({unit: 'grapheme', minLength: 1}),
      fc.integer({min: 8, max: 40}),
      fc.constantFrom(...encodings),
      (text, length, [encoding, write]) => {
        const bytes = write(text)
        let found = ''
        for (let at = 0; at < bytes.length;) {
          const part = bytes.subarray(at, at + length)
          const end = at + part.length >= bytes.length ? part.length : wholeLines(part, encoding)
          found += new TextDecoder(encoding, {ignoreBOM: true, fatal: true}).decode(part.subarray(0, end))
          at += end
        }
        expect(found).toBe(text)
      },
    ),
  )
})
