/** Turns UTF-8 bytes into text, or answers undefined where they are not valid UTF-8 (RFC 3629), because a name must never be guessed. */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string | undefined {
  if (isAscii(bytes, start, end)) return asciiText(bytes, start, end)
  let text = ''
  let at = start
  while (at < end) {
    const length = sequenceLength(bytes, at, end)
    if (length === 0) return undefined
    text += String.fromCodePoint(codePointAt(bytes, at, length))
    at += length
  }
  return text
}

/** Bytes of the valid UTF-8 sequence at `at`, or 0: overlong forms, surrogates and values over U+10FFFF are not valid. */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4 || at + length > end) return 0
  const second = bytes[at + 1]!
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0
  for (let next = at + 2; next < at + length; next++) if ((bytes[next]! & 0xc0) !== 0x80) return 0
  return length
}

/** The code point of a sequence whose length `sequenceLength` has told. */
export function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at]!
  let point = length === 1 ? lead : length === 2 ? lead & 0x1f : length === 3 ? lead & 0x0f : lead & 0x07
  for (let next = at + 1; next < at + length; next++) point = (point << 6) | (bytes[next]! & 0x3f)
  return point
}

/** Turns text into UTF-8 bytes; half a surrogate pair becomes U+FFFD, as every encoder of the web does. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let used = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) {
      bytes[used++] = unit
      continue
    }
    const whole = text.codePointAt(at)!
    const point = whole >= 0xd800 && whole <= 0xdfff ? 0xfffd : whole
    if (point > 0xffff) at++
    used = putSequence(bytes, used, point)
  }
  return bytes.slice(0, used)
}

function putSequence(bytes: Uint8Array, start: number, point: number): number {
  let used = start
  if (point < 0x800) bytes[used++] = 0xc0 | (point >> 6)
  else {
    if (point < 0x10000) bytes[used++] = 0xe0 | (point >> 12)
    else {
      bytes[used++] = 0xf0 | (point >> 18)
      bytes[used++] = 0x80 | ((point >> 12) & 0x3f)
    }
    bytes[used++] = 0x80 | ((point >> 6) & 0x3f)
  }
  bytes[used++] = 0x80 | (point & 0x3f)
  return used
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! >= 0x80) return false
  return true
}

// Names are short and joining their letters is fastest; longer texts go in pieces far below the number of arguments that an engine takes.
const SHORT = 48
const PIECE = 4096

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  if (end - start <= SHORT) {
    for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!)
    return text
  }
  for (let at = start; at < end; at += PIECE) text += latin1(bytes.subarray(at, Math.min(at + PIECE, end)))
  return text
}

/** Each byte as the character of its number; `apply` takes any array-like, and spreading would walk an iterator. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(undefined, bytes as unknown as number[])
}

function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
}

function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
}
