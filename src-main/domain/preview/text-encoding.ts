import {textOf} from '../file-types/text-form.ts'
import {decodeUtf8, sequenceLength} from '../utf8.ts'

/** How text is written; the names are those of the WHATWG encodings. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export const textEncodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']

/** Tells how the text that begins with these bytes is written, and how many of them are a mark; undefined where it is no text. `whole` says that nothing follows. */
export function encodingOf(head: Uint8Array, whole: boolean): {readonly encoding: TextEncoding; readonly mark: number} | undefined {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return {encoding: 'utf-8', mark: 3}
  if (startsWith(head, [0xff, 0xfe, 0, 0])) return undefined
  if (startsWith(head, [0xff, 0xfe])) return {encoding: 'utf-16le', mark: 2}
  if (startsWith(head, [0xfe, 0xff])) return {encoding: 'utf-16be', mark: 2}
  if (textOf(head, whole) === undefined) return undefined
  if (head.includes(0)) return {encoding: hasZeroAt(head, 1) ? 'utf-16le' : 'utf-16be', mark: 0}
  const end = whole ? head.length : wholeCharacters(head, 'utf-8')
  return {encoding: decodeUtf8(head, 0, end) === undefined ? 'windows-1252' : 'utf-8', mark: 0}
}

/** How many of the bytes end with a whole character, and with a whole line where one ends in them at all. */
export function wholeLines(bytes: Uint8Array, encoding: TextEncoding): number {
  const end = wholeCharacters(bytes, encoding)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return end
  const line = bytes.lastIndexOf(LINE_FEED, end - 1)
  return line < 0 ? end : line + 1
}

const LINE_FEED = 0x0a

function wholeCharacters(bytes: Uint8Array, encoding: TextEncoding): number {
  switch (encoding) {
    case 'windows-1252':
      return bytes.length
    case 'utf-8':
      return wholeUtf8(bytes)
    case 'utf-16le':
    case 'utf-16be':
      return wholeUtf16(bytes, encoding === 'utf-16le' ? 1 : 0)
  }
}

function wholeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return sequenceLength(bytes, bytes.length - back, bytes.length) === 0 ? bytes.length - back : bytes.length
    if (byte < 0x80) return bytes.length
  }
  return bytes.length
}

/** The first half of a pair is left to what comes next. */
function wholeUtf16(bytes: Uint8Array, high: 0 | 1): number {
  const end = bytes.length - (bytes.length % 2)
  const last = bytes[end - 2 + high]
  return end >= 2 && last !== undefined && last >= 0xd8 && last <= 0xdb ? end - 2 : end
}

function hasZeroAt(head: Uint8Array, place: 0 | 1): boolean {
  let zeros = 0
  for (let at = place; at < head.length; at += 2) if (head[at] === 0) zeros++
  return zeros > head.length / 4
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, at) => head[at] === byte)
}
