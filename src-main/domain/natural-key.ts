/** Writes the key whose byte order is the natural order of folded names: `file2` before `file10`. */
export function naturalKey(name: Uint8Array): Uint8Array {
  const key = new Uint8Array(name.length * KEY_GROWTH + KEY_EXTRA)
  return key.slice(0, naturalKeyInto(name, key))
}

/** A key has at most KEY_GROWTH bytes for each of the name and KEY_EXTRA more. */
export const KEY_GROWTH = 4
export const KEY_EXTRA = 16

/**
 * Answers the key's length. A run of digits becomes `0`, the count of its digits without leading zeros, and those digits;
 * the counts of leading zeros follow the whole name behind a zero byte, so that `7` and `007` meet before they part.
 */
export function naturalKeyInto(name: Uint8Array, key: Uint8Array): number {
  let to = 0
  let padded = false
  for (let from = 0; from < name.length;) {
    if (!isDigit(name[from]!)) {
      key[to++] = name[from++]!
      continue
    }
    const first = skipZeros(name, from, name.length)
    const end = skipDigits(name, first, name.length)
    padded ||= first > from
    key[to++] = ZERO
    to = writeCount(key, to, end - first)
    for (from = first; from < end;) key[to++] = name[from++]!
  }
  return padded ? writeZeros(name, key, to) : to
}

/** Compares names that lie in one buffer, each ending one byte before the next start, in the order of their keys. */
export function naturalCompare(names: Uint8Array, starts: Uint32Array): (a: number, b: number) => number {
  let leftEnd = 0
  let rightEnd = 0
  let zeros = 0
  const rank = (at: number, end: number): number => (at >= end ? 0 : isDigit(names[at]!) ? ZERO : names[at]!)

  /** Most pairs part at one byte: only where they part inside digits are the digits read as numbers. */
  const compareFrom = (left: number, right: number): number => {
    let same = 0
    while (left + same < leftEnd && right + same < rightEnd && names[left + same] === names[right + same]) same++
    let before = same
    while (before > 0 && isDigit(names[left + before - 1]!)) before--
    const one = rank(left + same, leftEnd)
    const other = rank(right + same, rightEnd)
    if (before < same || (one === ZERO && other === ZERO)) return compareDigits(left + before, right + before)
    return one - other
  }
  const compareDigits = (left: number, right: number): number => {
    const leftFirst = skipZeros(names, left, leftEnd)
    const rightFirst = skipZeros(names, right, rightEnd)
    zeros ||= leftFirst - left - (rightFirst - right)
    const length = skipDigits(names, leftFirst, leftEnd) - leftFirst
    const longer = length - (skipDigits(names, rightFirst, rightEnd) - rightFirst)
    if (longer !== 0) return longer
    for (let index = 0; index < length; index++) {
      const difference = names[leftFirst + index]! - names[rightFirst + index]!
      if (difference !== 0) return difference
    }
    return compareFrom(leftFirst + length, rightFirst + length)
  }
  return (a, b) => {
    leftEnd = starts[a + 1]! - 1
    rightEnd = starts[b + 1]! - 1
    zeros = 0
    return compareFrom(starts[a]!, starts[b]!) || zeros
  }
}

const ZERO = 0x30
const isDigit = (byte: number): boolean => byte >= ZERO && byte <= 0x39

function skipZeros(name: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && name[at] === ZERO) at++
  return at
}

function skipDigits(name: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && isDigit(name[at]!)) at++
  return at
}

/** One byte below 255; else 255 and four bytes, which still sorts by size. */
function writeCount(key: Uint8Array, at: number, count: number): number {
  if (count < 255) {
    key[at] = count
    return at + 1
  }
  key.set([255, count >>> 24, (count >>> 16) & 255, (count >>> 8) & 255, count & 255], at)
  return at + 5
}

function writeZeros(name: Uint8Array, key: Uint8Array, at: number): number {
  let to = at
  key[to++] = 0
  for (let from = 0; from < name.length;) {
    if (!isDigit(name[from]!)) {
      from++
      continue
    }
    const first = skipZeros(name, from, name.length)
    to = writeCount(key, to, first - from)
    from = skipDigits(name, first, name.length)
  }
  return to
}
