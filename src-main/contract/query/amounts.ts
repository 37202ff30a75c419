import type {Range} from './terms.ts'

/** The least and the most of whole numbers, these included. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

const factors: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
}

/** Ranges of size that have a name; of what is huge there is more. */
const named: Readonly<Record<string, Bounds>> = {
  empty: {least: 0, most: 0},
  tiny: {least: 1, most: 9_999},
  small: {least: 10_000, most: 99_999},
  medium: {least: 100_000, most: 999_999},
  large: {least: 1_000_000, most: 15_999_999},
  huge: {least: 16_000_000, most: 127_999_999},
  gigantic: {least: 128_000_000, most: Infinity},
}
export const sizeWords = Object.keys(named)

/** A size as it is written in canonical form, as `1.5gb` or `empty`; undefined where it is none. Powers of 1000, with an i of 1024. */
export function readSize(text: string): string | undefined {
  const said = text.toLowerCase()
  if (Object.hasOwn(named, said)) return said
  const [, whole, decimals = '', letter, binary, bytes] = /^(\d{1,15})(?:[.,](\d{1,9}))?\s*([kmgt]?)(i?)(b?)$/.exec(said) ?? []
  if (whole === undefined || (binary && !(letter && bytes))) return undefined
  const fraction = decimals.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${fraction && `.${fraction}`}${letter}${binary}b`
}

/** A size with a name can be asked for, but nothing is more or less than it. */
export const isSizeWord = (size: string): boolean => Object.hasOwn(named, size)

/** How many bytes a range of sizes allows. A size alone means what would be written like it: `10mb` is 9.5 up to 10.5 MB. */
export function sizeBounds(range: Range): Bounds {
  if (range.op !== '=') return boundsOf(range, ({number, factor}) => Math.round(number * factor))
  const word = named[range.value]
  if (word) return word
  const {number, factor, decimals} = partsOf(range.value)
  const half = factor / 10 ** decimals / 2
  if (half < 1) return {least: Math.round(number * factor), most: Math.round(number * factor)}
  return {least: Math.max(0, Math.ceil(number * factor - half)), most: Math.ceil(number * factor + half) - 1}
}

function partsOf(size: string): {readonly number: number; readonly factor: number; readonly decimals: number} {
  const [, digits = '0', unit = 'b'] = /^([\d.]+)([a-z]+)$/.exec(size) ?? []
  return {number: Number(digits), factor: factors[unit] ?? 1, decimals: digits.split('.')[1]?.length ?? 0}
}

/** A count in canonical form; undefined where it is none. */
export function readCount(text: string): string | undefined {
  return /^\d{1,6}$/.test(text) ? String(Number(text)) : undefined
}

export const countBounds = (range: Range): Bounds => boundsOf(range, ({number}) => number)

function boundsOf(range: Range, valueOf: (parts: ReturnType<typeof partsOf>) => number): Bounds {
  const value = (text: string): number => valueOf(/[a-z]$/.test(text) ? partsOf(text) : {number: Number(text), factor: 1, decimals: 0})
  switch (range.op) {
    case '..':
      return {least: value(range.from), most: value(range.to)}
    case '>':
      return {least: value(range.value) + 1, most: Infinity}
    case '>=':
      return {least: value(range.value), most: Infinity}
    case '<':
      return {least: -Infinity, most: value(range.value) - 1}
    case '<=':
      return {least: -Infinity, most: value(range.value)}
    default:
      return {least: value(range.value), most: value(range.value)}
  }
}
