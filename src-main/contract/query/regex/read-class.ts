import type {CodeRange, Expression} from './expression.ts'
import {type Reading, refuse, take} from './reading.ts'

const digits: readonly CodeRange[] = [[0x30, 0x39]]
const wordChars: readonly CodeRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]
const blanks: readonly CodeRange[] = [
  [9, 13],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]
const LAST = 0x10ffff

const sets: Readonly<Record<string, readonly CodeRange[]>> = {
  d: digits,
  D: allBut(digits),
  w: wordChars,
  W: allBut(wordChars),
  s: blanks,
  S: allBut(blanks),
}
const controls: Readonly<Record<string, number>> = {t: 9, n: 10, v: 11, f: 12, r: 13}

/** What is not in sorted ranges. */
function allBut(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const begins = [0, ...ranges.map(([, to]) => to + 1)]
  const ends = [...ranges.map(([from]) => from - 1), LAST]
  return begins.map((from, at) => [from, ends[at]!] as const).filter(([from, to]) => from <= to)
}

/** Reads what follows a backslash: a set, a character by its number, or a sign that stands for itself. */
export function readEscape(reading: Reading): readonly CodeRange[] {
  const rest = reading.text.slice(reading.at)
  const at = reading.at - 1
  const [coded, ...digits] = CODED.exec(rest) ?? []
  if (coded !== undefined) {
    reading.at += coded.length
    const code = Number.parseInt(digits.find((some) => some !== undefined) ?? '', 16)
    return code > LAST ? refuse('badEscape', at) : [[code, code]]
  }
  const char = rest === '' ? refuse('badEscape', at) : take(reading)
  const set = Object.hasOwn(sets, char) ? sets[char] : undefined
  if (set) return set
  const control = controls[char]
  // Letters and digits that mean something elsewhere: references, borders of words, properties.
  if (control === undefined && /[a-z0-9]/i.test(char)) refuse('notSupported', at)
  const code = control ?? char.codePointAt(0)!
  return [[code, code]]
}

const CODED = /^(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i

/** Reads a class behind its opening bracket. */
export function readClass(reading: Reading): Expression {
  const {text} = reading
  const opened = reading.at - 1
  const not = text[reading.at] === '^'
  if (not) reading.at++
  const of: CodeRange[] = []
  while (text[reading.at] !== ']') {
    if (reading.at >= text.length) refuse('unclosed', opened)
    const at = reading.at
    const from = member(reading)
    const isRange = text[reading.at] === '-' && reading.at + 1 < text.length && text[reading.at + 1] !== ']'
    if (!isRange) {
      of.push(...from)
      continue
    }
    reading.at++
    const to = member(reading)
    const [first, last] = [from[0]![0], to[0]![0]]
    if (from.length > 1 || to.length > 1 || from[0]![1] !== first || to[0]![1] !== last || last < first) refuse('badRange', at)
    of.push([first, last])
  }
  reading.at++
  return {is: 'one', of, not}
}

function member(reading: Reading): readonly CodeRange[] {
  const char = take(reading)
  return char === '\\' ? readEscape(reading) : [[char.codePointAt(0)!, char.codePointAt(0)!]]
}
