/** A bit for each of so many slots: an eighth of a byte column, so that a walk in any order stays in the processor's cache. */
export function bitsOf(slots: Uint32Array, rows: number, bits: Uint32Array = new Uint32Array((rows + 31) >>> 5)): Uint32Array {
  for (let at = 0; at < slots.length; at++) bits[slots[at]! >>> 5]! |= 1 << (slots[at]! & 31)
  return bits
}

export const hasBit = (bits: Uint32Array, slot: number): boolean => ((bits[slot >>> 5]! >>> (slot & 31)) & 1) === 1

/** Writes the slots whose bit is set, ascending, and answers how many. */
export function slotsIn(bits: Uint32Array, slots: Uint32Array): number {
  let filled = 0
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word]! | 0; left !== 0; left &= left - 1) slots[filled++] = (word << 5) + 31 - Math.clz32(left & -left)
  }
  return filled
}
