import {decodeUtf8, latin1, sequenceLength} from '../utf8.ts'

/** The text at the start of a file, or undefined where its bytes are no text. Enough for telling types; the rest is cut. */
export function textOf(head: Uint8Array, whole: boolean): string | undefined {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return plainText(head.subarray(3), whole)
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) return utf32(head, head[0] === 0xff)
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return utf16(head.subarray(2), head[0] === 0xff)
  return plainText(head, whole) ?? bareUtf16(head)
}

const TEXT_BYTES = 8192

function plainText(head: Uint8Array, whole: boolean): string | undefined {
  let all = 0
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!
    if (forbidden[byte] === 1) return undefined
    all |= byte
  }
  if (all < 0x80) return latin1(head.subarray(0, TEXT_BYTES))
  const end = whole && head.length <= TEXT_BYTES ? head.length : lastWholeCharacter(head, Math.min(head.length, TEXT_BYTES))
  return decodeUtf8(head, 0, end) ?? latin1(head.subarray(0, TEXT_BYTES))
}

/** A head may cut a character in two, which says nothing about the file. */
function lastWholeCharacter(head: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = head[end - back]!
    if (byte >= 0xc0) return sequenceLength(head, end - back, end) === 0 ? end - back : end
    if (byte < 0x80) return end
  }
  return end
}

/** Control characters that no text holds: all but bell, backspace, tab, line feed, vertical tab, form feed, return and escape. */
function isForbidden(byte: number): boolean {
  return byte < 0x20 ? byte < 0x07 || (byte > 0x0d && byte !== 0x1b) : byte === 0x7f
}

const forbidden = Uint8Array.from({length: 256}, (_, byte) => (isForbidden(byte) ? 1 : 0))

function utf16(bytes: Uint8Array, little: boolean): string | undefined {
  let text = ''
  for (let at = 0; at + 1 < Math.min(bytes.length, TEXT_BYTES); at += 2) {
    const unit = little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!
    if (unit < 0x80 && isForbidden(unit)) return undefined
    text += String.fromCharCode(unit)
  }
  return text
}

function utf32(head: Uint8Array, little: boolean): string | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let text = ''
  for (let at = 4; at + 3 < Math.min(head.length, TEXT_BYTES); at += 4) {
    const point = view.getUint32(at, little)
    if (point > 0x10ffff || (point < 0x80 && isForbidden(point))) return undefined
    text += String.fromCodePoint(point)
  }
  return text
}

const LEAST_UNITS = 8

/** UTF-16 without a mark: mostly western text, so that nearly every second byte is zero and the others are printable. */
function bareUtf16(head: Uint8Array): string | undefined {
  const units = Math.floor(Math.min(head.length, TEXT_BYTES) / 2)
  if (units < LEAST_UNITS) return undefined
  let low = 0
  let high = 0
  for (let at = 0; at < units * 2; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) high++
    if (head[at + 1] === 0 && head[at] !== 0) low++
    // Most data is known by its first units for neither order.
    if (at / 2 - Math.max(low, high) > units * 0.1) return undefined
  }
  if (low >= units * 0.9) return utf16(head, true)
  return high >= units * 0.9 ? utf16(head, false) : undefined
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, at) => head[at] === byte)
}
