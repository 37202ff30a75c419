import {decodeUtf8, encodeUtf8} from './utf8.ts'

/** Bytes as text of RFC 4648 with padding; the pure rooms have no Buffer. */
export function toBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  for (let at = 0, to = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text[to++] = LETTERS[three >> 18]!
    text[to++] = LETTERS[(three >> 12) & 63]!
    text[to++] = left > 1 ? LETTERS[(three >> 6) & 63]! : PADDING
    text[to++] = left > 2 ? LETTERS[three & 63]! : PADDING
  }
  return decodeUtf8(text)!
}

/** Undefined for what `toBase64` does not write. */
export function fromBase64(text: string): Uint8Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  // No pattern of the whole: one that repeats runs out of stack after some megabytes.
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(text.slice(0, text.length - padding))) return undefined
  const codes = encodeUtf8(text)
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let from = 0, to = 0; from < codes.length; from += 4) {
    let four = 0
    for (let at = from; at < from + 4; at++) four = (four << 6) | VALUES[codes[at]!]!
    // Writing beyond the end is no effect: the padding of the last group.
    bytes[to++] = four >> 16
    bytes[to++] = four >> 8
    bytes[to++] = four
  }
  return bytes
}

const LETTERS = encodeUtf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const PADDING = 0x3d
/** By the code of the letter; padding counts as nothing. */
const VALUES = new Uint8Array(128)
for (const [value, letter] of LETTERS.entries()) VALUES[letter] = value
