import type {CodeRange} from '../../../../contract/query/regex/expression.ts'

/** One byte from one value to another, both included. */
export type ByteRange = readonly [from: number, to: number]

/** Code points of a range as sequences of bytes of UTF-8: each sequence is a range for each byte. Source: RFC 3629 §3. */
export function byteSequences([from, to]: CodeRange): readonly (readonly ByteRange[])[] {
  if (from > to) return []
  const border = borders.find((last) => from <= last && last < to)
  if (border !== undefined) return [...byteSequences([from, border]), ...byteSequences([border + 1, to])]
  if (to < 0x80) return [[[from, to]]]
  for (const bits of [6, 12, 18]) {
    const mask = 2 ** bits - 1
    // Only a whole block may have a range in its first byte and anything behind it.
    if (from >> bits === to >> bits) continue
    if ((from & mask) !== 0) return [...byteSequences([from, from | mask]), ...byteSequences([(from | mask) + 1, to])]
    if ((to & mask) !== mask) return [...byteSequences([from, (to & ~mask) - 1]), ...byteSequences([to & ~mask, to])]
  }
  const [first, last] = [bytesOf(from), bytesOf(to)]
  return [first.map((byte, at) => [byte, last[at]!] as const)]
}

/** The last code points of one, two and three bytes, and those beside what stands for no character. */
const borders = [0x7f, 0x7ff, 0xd7ff, 0xdfff, 0xffff]

function bytesOf(point: number): readonly number[] {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)]
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]
}
