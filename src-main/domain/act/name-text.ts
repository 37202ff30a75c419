import {codePointAt, encodeUtf8, sequenceLength} from '../utf8.ts'

const BYTE = 0xdc00

/** A name as text that can be edited: a byte that is not UTF-8 becomes half a surrogate pair, which no UTF-8 holds. */
export function textOfName(name: Uint8Array): string {
  let text = ''
  for (let at = 0; at < name.length;) {
    const length = sequenceLength(name, at, name.length)
    text += length === 0 ? String.fromCharCode(BYTE + name[at]!) : String.fromCodePoint(codePointAt(name, at, length))
    at += length || 1
  }
  return text
}

/** The bytes again. */
export function nameOfText(text: string): Uint8Array {
  const bytes: number[] = []
  for (const char of text) {
    const point = char.codePointAt(0)!
    if (point >= BYTE + 0x80 && point <= BYTE + 0xff) bytes.push(point - BYTE)
    else bytes.push(...encodeUtf8(char))
  }
  return Uint8Array.from(bytes)
}
