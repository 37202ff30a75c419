import {codePointAt, decodeUtf8, sequenceLength} from './utf8.ts'

/** How bytes of a name or a path are shown. */
export interface Shown {
  readonly text: string
  /** False where the text could not hold the bytes: whoever shows it gives the bytes in base64 too. */
  readonly exact: boolean
}

/** Shows the bytes of a name or a path: UTF-8 as it is, any other byte as `\xNN`. */
export function displayName(bytes: Uint8Array): Shown {
  const text = decodeUtf8(bytes)
  return text === undefined ? {text: escaped(bytes), exact: false} : {text, exact: true}
}

function escaped(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at, bytes.length)
    text += length === 0 ? `\\x${hex(bytes[at]!, 2)}` : String.fromCodePoint(codePointAt(bytes, at, length))
    at += length || 1
  }
  return text
}

/** Makes text safe for a terminal or a list: what could move the cursor, turn the writing direction or break the line becomes a visible escape. */
export function printable(text: string): string {
  return text.replace(unsafe, (char) => named[char] ?? escapeOf(char.codePointAt(0)!))
}

// Control and C1 characters; direction marks, embeddings, overrides and isolates; line and paragraph separators; halves of surrogate pairs.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu

const named: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

// `\x9b` would be read as a byte that is not UTF-8, so only ASCII is written with two digits.
function escapeOf(point: number): string {
  return point < 0x80 ? `\\x${hex(point, 2)}` : `\\u${hex(point, 4)}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
