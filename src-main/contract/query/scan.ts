import type {Span} from './terms.ts'

/** One word of a query as it stands in the text, quotes already taken off. */
export interface Word extends Span {
  readonly kind: 'word'
  readonly not: boolean
  /** Letters before the first colon, where there is one. */
  readonly key?: string | undefined
  /** What follows the key, or the whole word. */
  readonly value: Chars
  /** The word without its key being told apart. */
  readonly whole: Chars
  /** The last quote is not closed. */
  readonly isOpen: boolean
}

/** Text of which is known what stood in quotes. */
export interface Chars {
  readonly text: string
  /** The same, with every character that stood in quotes replaced by QUOTED. */
  readonly bare: string
}

export interface Or extends Span {
  readonly kind: 'or'
}

/** No text that somebody types holds it. */
export const QUOTED = '\u0000'

const BLANK = /\s/u
const KEY = /^([a-z][a-z-]+):/i
/** A regular expression has bars and quotes of its own. */
const EXPRESSION = /^reg(?:ex|exp):(?!")/i

/** Parts a text into words and bars; no text is refused. */
export function scan(text: string): readonly (Word | Or)[] {
  const found: (Word | Or)[] = []
  let at = 0
  while (at < text.length) {
    if (BLANK.test(text[at]!)) at++
    else if (text[at] === '|') found.push({kind: 'or', from: at, end: ++at})
    else {
      const word = readWord(text, at)
      found.push(word)
      at = word.end
    }
  }
  return found
}

function readWord(text: string, from: number): Word {
  const next = text[from + 1]
  const not = (text[from] === '!' || text[from] === '-') && next !== undefined && next !== '|' && !BLANK.test(next)
  const begin = not ? from + 1 : from
  const {end, isOpen, ...whole} = EXPRESSION.test(text.slice(begin)) ? toBlank(text, begin) : unquoted(text, begin)
  const key = KEY.exec(whole.bare)?.[1]
  const cut = key === undefined ? 0 : key.length + 1
  return {
    kind: 'word',
    from,
    end,
    not,
    key,
    isOpen,
    whole,
    value: {text: whole.text.slice(cut), bare: whole.bare.slice(cut)},
  }
}

interface Read extends Chars {
  readonly end: number
  readonly isOpen: boolean
}

function toBlank(text: string, from: number): Read {
  let end = from
  while (end < text.length && !BLANK.test(text[end]!)) end++
  return {text: text.slice(from, end), bare: text.slice(from, end), end, isOpen: false}
}

/** In quotes two of them stand for one. */
function unquoted(source: string, from: number): Read {
  let [text, bare] = ['', '']
  let isQuoted = false
  let at = from
  for (; at < source.length; at++) {
    const char = source[at]!
    const isPair = char === '"' && isQuoted && source[at + 1] === '"'
    if (char === '"' && !isPair) isQuoted = !isQuoted
    else if (!isQuoted && (char === '|' || BLANK.test(char))) break
    else {
      text += char
      bare += isQuoted ? QUOTED : char
      if (isPair) at++
    }
  }
  return {text, bare, end: at, isOpen: isQuoted}
}

/** Parts characters at a sign that stands outside of quotes; empty parts are left out. */
export function parted({text, bare}: Chars, sign: string): readonly string[] {
  const parts: string[] = []
  for (let from = 0; from <= bare.length;) {
    const next = bare.indexOf(sign, from)
    const end = next < 0 ? bare.length : next
    if (end > from) parts.push(text.slice(from, end))
    from = end + 1
  }
  return parts
}
