import fc from 'fast-check'
import {expect, it} from 'vitest'
import {parseLink} from './link.ts'

const id = '0199d0b6-1f2e-7a3b-8c4d-5e6f70819203'
const key = `f:${'ab'.repeat(32)}`

it.each([
  [`onefold://entry/${id}`, {kind: 'target', target: id}],
  [`ONEFOLD://Entry/${id.toUpperCase()}`, {kind: 'target', target: id}],
  [`onefold://entry/${id}/`, {kind: 'target', target: id}],
  [`onefold://content/${key}`, {kind: 'target', target: `sd://content/${key}`}],
  [`onefold://content/${encodeURIComponent(key)}`, {kind: 'target', target: `sd://content/${key}`}],
  ['onefold://tag/holiday', {kind: 'search', words: 'tag:holiday'}],
  ['onefold://tag/two%20words', {kind: 'search', words: 'tag:"two words"'}],
  ['onefold://search?q=tax+2024', {kind: 'search', words: 'tax 2024'}],
  ['onefold://search/tax%202024', {kind: 'search', words: 'tax 2024'}],
  [`sd://volume/${id}/a%20b`, {kind: 'target', target: `sd://volume/${id}/a%20b`}],
  ['file:///home/ann', {kind: 'target', target: 'file:///home/ann'}],
])('%s leads somewhere', (text, link) => expect(parseLink(text)).toEqual(link))

it.each([
  'onefold://entry/../../etc/passwd',
  `onefold://entry/${id}?delete=1#x`,
  'onefold://entry/',
  'onefold://delete/x',
  'onefold://run?cmd=rm',
  'onefold://search',
  'onefold://search?q=',
  'onefold://search?q=%E0%A4%A',
  'onefold://search?q=a%0Ab',
  'onefold://tag/a%E2%80%AEb',
  'onefold://content/f:AB',
  'javascript:alert(1)',
  'https://example.org/',
  'app://onefold/',
  '',
  `sd://${'a'.repeat(5000)}`,
])('%s is nothing', (text) => expect(parseLink(text)).toBeUndefined())

it('takes any text without failing, and makes of it only targets that are addresses or ids, and searches without hidden signs', () => {
  const pieces = fc.constantFrom('onefold://', 'sd://', 'file://', 'search', 'entry/', 'tag/', '?q=', '%', '%0A', '/', '..', '\n', '&', id)
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({unit: 'binary', maxLength: 6})), {maxLength: 8}), (parts) => {
      const link = parseLink(parts.join(''))
      if (link?.kind === 'target') expect(link.target).toMatch(/^((sd|file):\/\/.|[0-9a-f]{8}-)/)
      if (link?.kind === 'search') expect(link.words).toMatch(/^[^\p{Cc}\p{Cf}]+$/u)
    }),
    {numRuns: 2000},
  )
})

it('finds again every words that were written into a search link', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', minLength: 1, maxLength: 40}), (words) => {
      fc.pre(words.trim() !== '' && words.isWellFormed() && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(words))
      expect(parseLink(`onefold://search?q=${encodeURIComponent(words)}`)).toEqual({kind: 'search', words})
    }),
  )
})
