import {type Columns, letterBits} from './columns.ts'
import {bitsOf, slotsIn} from './slot-bits.ts'

/** Gathers each slot whose name holds the needle; answers how many. */
export function scanNames(columns: Columns, needle: Uint8Array, slots: Uint32Array): number {
  const {memory, starts, count} = columns
  const letter = needle.length === 1 ? letterBits[needle[0]!]! : 0
  return letter === 0 ? memory.find(needle, starts[count]!, slots) : scanLetters(columns, letter, slots)
}

/** Gathers each slot whose name has one of these endings; a needle that ends in the zero byte finds ends of names. */
export function scanEndings(columns: Columns, [ending, ...more]: readonly Uint8Array[], slots: Uint32Array): number {
  const found = scanEnding(columns, ending!, slots)
  if (more.length === 0) return found
  // A name may end in `gz` and in `tar.gz`.
  const marks = bitsOf(slots.subarray(0, found), columns.count)
  for (const other of more) bitsOf(slots.subarray(0, scanEnding(columns, other, slots)), columns.count, marks)
  return slotsIn(marks, slots)
}

/** The dot of an ending must not be the first byte of the name. */
function scanEnding(columns: Columns, ending: Uint8Array, slots: Uint32Array): number {
  const {starts} = columns
  const found = scanNames(columns, ending, slots)
  let kept = 0
  for (let at = 0; at < found; at++) {
    const slot = slots[at]!
    slots[kept] = slot
    kept += Number(starts[slot + 1]! - starts[slot]! > ending.length)
  }
  return kept
}

function scanLetters({letters, count}: Columns, letter: number, slots: Uint32Array): number {
  let found = 0
  const shift = 31 - Math.clz32(letter)
  for (let slot = 0; slot < count; slot++) {
    slots[found] = slot
    found += (letters[slot]! >>> shift) & 1
  }
  return found
}
