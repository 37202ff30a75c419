/** One stretch of bytes that a format has at a known place: `mask` has a zero bit where any value is right. */
export interface MagicPart {
  readonly first: number
  /** The last offset at which the stretch may begin; equal to `first` for most formats. */
  readonly last: number
  readonly value: Uint8Array
  readonly mask: Uint8Array
}

/** All parts must be there. */
export interface Magic {
  readonly parts: readonly MagicPart[]
  /** Bytes that must have one value: how much a match says. */
  readonly fixedBytes: number
  /** Whether no text could hold these bytes. */
  readonly beyondText: boolean
}

/** Reads the form of the definition files: `OFFSET=HEX` or `OFFSET="text"` parts with spaces between; `?` in HEX is any digit, `FROM-TO` a range of offsets. */
export function parseMagic(text: string): Magic {
  const parts = [...text.matchAll(/(\d+)(?:-(\d+))?=(?:"([^"]*)"|([0-9A-Fa-f?]+))(?: |$)/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) throw new SyntaxError(`“${text}” is no magic.`)
  const parsed = parts.map(([, first, last, quoted, hex]) => ({first: Number(first), last: Number(last ?? first), ...bytesOf(quoted, hex)}))
  const fixed = parsed.flatMap(({value, mask}) => [...value].filter((_, at) => mask[at] === 0xff))
  return {parts: parsed, fixedBytes: fixed.length, beyondText: fixed.some(isBeyondText)}
}

function bytesOf(quoted: string | undefined, hex: string | undefined): Pick<MagicPart, 'value' | 'mask'> {
  if (quoted !== undefined) {
    const value = Uint8Array.from(quoted, (char) => char.charCodeAt(0))
    return {value, mask: new Uint8Array(value.length).fill(0xff)}
  }
  const pairs = hex!.match(/../g) ?? []
  if (pairs.length * 2 !== hex!.length) throw new SyntaxError(`“${hex}” has half a byte.`)
  const digits = (pick: (digit: string) => string): Uint8Array =>
    Uint8Array.from(pairs, (pair) => Number.parseInt(Array.from(pair, pick).join(''), 16))
  return {value: digits((digit) => (digit === '?' ? '0' : digit)), mask: digits((digit) => (digit === '?' ? '0' : 'f'))}
}

function isBeyondText(byte: number): boolean {
  return byte >= 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
}

/** Undefined where the head ends before the place and the file goes on: nothing can be said. */
export function matchesMagic(magic: Magic, head: Uint8Array, whole: boolean): boolean | undefined {
  let sure = true
  for (const part of magic.parts) {
    const found = hasPart(part, head, whole)
    if (found === false) return false
    if (found === undefined) sure = false
  }
  return sure ? true : undefined
}

function hasPart(part: MagicPart, head: Uint8Array, whole: boolean): boolean | undefined {
  for (let at = part.first; at <= part.last; at++) {
    if (at + part.value.length > head.length) return whole ? false : undefined
    if (hasBytes(part, head, at)) return true
    if (part.last > part.first && part.mask[0] === 0xff) at = nextPlace(part, head, at + 1) - 1
  }
  return false
}

function nextPlace({value}: MagicPart, head: Uint8Array, from: number): number {
  const next = head.indexOf(value[0]!, from)
  return next < 0 ? Math.max(from, head.length - value.length + 1) : next
}

function hasBytes({value, mask}: MagicPart, head: Uint8Array, start: number): boolean {
  for (let at = 0; at < value.length; at++) if ((head[start + at]! & mask[at]!) !== value[at]) return false
  return true
}
