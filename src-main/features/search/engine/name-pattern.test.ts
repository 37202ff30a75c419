import fc from 'fast-check'
import {expect, test} from 'vitest'
import {plainFold} from './naive-search.fake.ts'
import {foldedText} from './name-index.ts'
import {namePattern} from './name-pattern.ts'

const meets = (pattern: string, name: string): boolean => {
  // A name lies among others.
  const names = Buffer.concat([Buffer.from('x\0'), foldedText(name), Buffer.from('\0x')])
  return namePattern(pattern)?.(names, 2, names.length - 2) ?? false
}

test.each([
  ['*.jpg', 'Beach.JPG', true],
  ['*.jpg', 'beach.jpg.txt', false],
  ['*.jpg', '.jpg', true],
  ['beach', 'My Beaches.png', true],
  ['beach?', 'beach', false],
  ['beach?', 'beaché', true],
  ['caf?', 'Café', true],
  ['strasse*', 'Straße 5', true],
  ['?', '🎉', true],
  ['??', '🎉', false],
  ['*.jpg; *.png', 'a.png', true],
  ['*.jpg;*.png', 'a.gif', false],
  [' ; ', 'a', false],
  ['', 'a', false],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a.b', 'aXb', false],
] as const)('%s meets %s: %s', (pattern, name, wanted) => {
  expect(meets(pattern, name)).toBe(wanted)
})

const text = (letters: string) => fc.string({unit: fc.constantFrom(...letters), maxLength: 9})

test('agrees with a regular expression', () => {
  fc.assert(
    fc.property(text('abAé*?'), text('abAé'), (pattern, name) => {
      const bare = !/[*?]/.test(pattern)
      const source = [...plainFold(pattern)].map((one) => (one === '*' ? '.*' : one === '?' ? '.' : one)).join('')
      const wanted = pattern !== '' && new RegExp(bare ? source : `^${source}$`, 'u').test(plainFold(name))
      expect(meets(pattern, name)).toBe(wanted)
    }),
    {numRuns: 2_000},
  )
})
