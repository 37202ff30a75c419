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
  return (a, b) => {
    let left = starts[a]!
    let right = starts[b]!
    const leftEnd = starts[a + 1]! - 1
    const rightEnd = starts[b + 1]! - 1
    let zeros = 0
    while (left < leftEnd && right < rightEnd) {
      const one = names[left]!
      const other = names[right]!
      if (isDigit(one) && isDigit(other)) {
        const leftFirst = skipZeros(names, left, leftEnd)
        const rightFirst = skipZeros(names, right, rightEnd)
        zeros ||= leftFirst - left - (rightFirst - right)
        left = skipDigits(names, leftFirst, leftEnd)
        right = skipDigits(names, rightFirst, rightEnd)
        const length = left - leftFirst
        if (length !== right - rightFirst) return length - (right - rightFirst)
        for (let index = 0; index < length; index++) {
          const difference = names[leftFirst + index]! - names[rightFirst + index]!
          if (difference !== 0) return difference
        }
      } else if (one === other) {
        left++
        right++
      } else {
        return (isDigit(one) ? ZERO : one) - (isDigit(other) ? ZERO : other)
      }
    }
    if (left < leftEnd) return 1
    if (right < rightEnd) return -1
    return zeros
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
