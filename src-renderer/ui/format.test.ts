import {expect, it} from 'vitest'
import {amount, bytes, moment, shown, span} from './format.ts'

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1 MB'],
  [4_234_567, '4.2 MB'],
  [2_000_000_000_000, '2 TB'],
])('%i is %s', (value, text) => {
  expect(bytes(value)).toBe(text)
})

it.each([
  [400, 'less than a second'],
  [40_000, '40 seconds'],
  [180_000, '3 minutes'],
  [7_200_000, '2 hours'],
])('%i ms are %s', (value, text) => {
  expect(span(value)).toBe(text)
})

it('says near days by name', () => {
  const now = new Date(2026, 10, 22, 1, 0).getTime()
  expect(moment(new Date(2026, 10, 22, 0, 30).toISOString(), now)).toBe('Today, 00:30')
  expect(moment(new Date(2026, 10, 21, 23, 5).toISOString(), now)).toBe('Yesterday, 23:05')
  expect(moment(new Date(2024, 1, 3, 18, 20).toISOString(), now)).toBe('Feb 3, 2024, 18:20')
  expect(moment('no date')).toBe('')
})

it('groups thousands', () => {
  expect(amount(12_345)).toBe('12,345')
})

it('draws what would break a line or turn the text around as an escape', () => {
  expect(shown('a\nb\u202Egpj.exe\u001b[31m')).toBe('a\\u000ab\\u202egpj.exe\\u001b[31m')
  expect(shown('Käse 😀.txt')).toBe('Käse 😀.txt')
})
