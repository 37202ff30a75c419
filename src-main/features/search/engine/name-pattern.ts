import type {PatternPart} from '../../../contract/query/terms.ts'
import {foldedText} from './name-index.ts'

/** Tells whether the bytes of a folded name from one place to another meet a pattern. */
export type NamePattern = (names: Uint8Array, from: number, end: number) => boolean

/** Reads `*.jpg; photo ?`: a star stands for any text, a question mark for one character, a semicolon parts alternatives; one without either may stand anywhere in a name. */
export function namePattern(text: string): NamePattern | undefined {
  const alternatives = text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => compiled(partsOf(one)))
  if (alternatives.length === 0) return undefined
  return (names, from, end) => alternatives.some((parts) => meets(parts, {names, from, end}))
}

/** The same of a pattern whose parts are known, for the whole name. */
export function wholePattern(parts: readonly PatternPart[]): NamePattern {
  const bytes = compiled(parts)
  return (names, from, end) => meets(bytes, {names, from, end})
}

/** The longest text that every name of a pattern holds; one at the end with the zero byte that ends names. */
export function needleOfPattern(parts: readonly PatternPart[]): Uint8Array {
  const needles = parts.map((part, at) => {
    if ('wild' in part) return new Uint8Array(0)
    const text = foldedText(part.text)
    return at === parts.length - 1 && text.length > 0 ? Buffer.concat([text, Buffer.of(0)]) : text
  })
  return needles.reduce((longest, one) => (one.length > longest.length ? one : longest), new Uint8Array(0))
}

// No folded name holds bytes of 0xf8 and above: UTF-8 has none.
const STAR = 0xff
const ONE = 0xfe

function partsOf(alternative: string): readonly PatternPart[] {
  const isBare = !/[*?]/.test(alternative)
  const parts = (isBare ? `*${alternative}*` : alternative).split(/([*?])/)
  return parts.map((text) => (text === '*' || text === '?' ? {wild: text} : {text}))
}

function compiled(parts: readonly PatternPart[]): Uint8Array {
  return Buffer.concat(parts.map((part) => ('text' in part ? foldedText(part.text) : Buffer.of(part.wild === '*' ? STAR : ONE))))
}

interface Name {
  readonly names: Uint8Array
  readonly from: number
  readonly end: number
}

/** After a star the rest is tried at each later place; only the last star need ever be tried again. */
function meets(parts: Uint8Array, {names, from, end}: Name): boolean {
  let at = from
  let part = 0
  let star = -1
  let retry = from
  while (at < end) {
    if (parts[part] === STAR) {
      star = part++
      retry = at
    } else if (part < parts.length && (parts[part] === ONE || parts[part] === names[at])) {
      at = parts[part++] === ONE ? nextCharacter(names, at, end) : at + 1
    } else if (star < 0) return false
    else {
      part = star + 1
      retry = nextCharacter(names, retry, end)
      at = retry
    }
  }
  while (parts[part] === STAR) part++
  return part === parts.length
}

function nextCharacter(names: Uint8Array, at: number, end: number): number {
  let next = at + 1
  while (next < end && (names[next]! & 0xc0) === 0x80) next++
  return next
}
