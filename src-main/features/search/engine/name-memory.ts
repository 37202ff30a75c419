import {finderModule, wasm} from './finder-module.ts'

/** Where all folded names stand, in memory that the finder can read: 16 bytes a step instead of one. */
export interface NameMemory {
  /** All bytes that names may fill. */
  readonly names: Buffer
  /**
   * Writes each slot whose name holds the needle, ascending, and answers how many. Names end where `end` is; `slots` has room for each.
   * A needle may end in the zero byte that ends names, but hold no other.
   */
  find(needle: Uint8Array, end: number, slots: Uint32Array): number
}

/** What one call of the finder looks through; a multiple of its step. */
export const FIND_SPAN = 65_536
/** No name folds to more: 255 bytes, eleven times. */
const LONGEST_NEEDLE = 4096
/** The finder reads on by a step and a needle behind the last name. */
const MARGIN = LONGEST_NEEDLE + 64

export function createNameMemory(capacity: number): NameMemory {
  const needleAt = capacity + MARGIN
  const foundAt = (needleAt + LONGEST_NEEDLE + 3) & ~3
  const memory = new wasm.Memory({initial: Math.ceil((foundAt + (FIND_SPAN + 1) * 4) / PAGE)})
  const {exports} = new wasm.Instance(finderModule(), {names: {memory}})
  const find = exports['find'] as (...numbers: readonly number[]) => number
  const bytes = new Uint8Array(memory.buffer)
  const found = new Uint32Array(memory.buffer, foundAt, FIND_SPAN + 1)
  return {
    names: Buffer.from(memory.buffer, 0, capacity),
    find: (needle, end, slots) => {
      if (needle.length > LONGEST_NEEDLE) return 0
      bytes.set(needle, needleAt)
      let filled = 0
      let slot = 0
      for (let from = 0; from < end; from += FIND_SPAN) {
        let count = find(needleAt, needle.length, from, Math.min(from + FIND_SPAN, end), slot, foundAt)
        // Behind the last name stands what once was there.
        while (count > 0 && found[count]! >= slots.length) count--
        slot = found[0]!
        // A name may lie across two spans.
        const first = filled > 0 && count > 0 && found[1] === slots[filled - 1] ? 2 : 1
        if (count >= first) slots.set(found.subarray(first, count + 1), filled)
        filled += Math.max(count + 1 - first, 0)
      }
      return filled
    },
  }
}

const PAGE = 65_536
