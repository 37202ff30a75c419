import {finderModule, wasm} from './finder-module.ts'

/** Where all folded names stand, in memory that the finder can read: 16 bytes a step instead of one. */
export interface NameMemory {
  /** All bytes that names may fill. */
  readonly names: Buffer
  /** The places from `from` on where the needle begins, ascending, as far as one call looks; good until the next call. */
  find(needle: Uint8Array, from: number, end: number): Uint32Array
}

/** What one call of `find` looks through; a multiple of the finder's step. */
export const FIND_SPAN = 65_536
/** No name folds to more: 255 bytes, eleven times. */
const LONGEST_NEEDLE = 4096
/** The finder reads on by a step and a needle behind the last name. */
const MARGIN = LONGEST_NEEDLE + 64

export function createNameMemory(capacity: number): NameMemory {
  const needleAt = capacity + MARGIN
  const foundAt = (needleAt + LONGEST_NEEDLE + 3) & ~3
  const memory = new wasm.Memory({initial: Math.ceil((foundAt + FIND_SPAN * 4) / PAGE)})
  const {exports} = new wasm.Instance(finderModule(), {names: {memory}})
  const find = exports['find'] as (...places: readonly number[]) => number
  const bytes = new Uint8Array(memory.buffer)
  const found = new Uint32Array(memory.buffer, foundAt, FIND_SPAN)
  return {
    names: Buffer.from(memory.buffer, 0, capacity),
    find: (needle, from, end) => {
      if (needle.length > LONGEST_NEEDLE) return found.subarray(0, 0)
      bytes.set(needle, needleAt)
      return found.subarray(0, find(needleAt, needle.length, from, Math.min(from + FIND_SPAN, end), foundAt))
    },
  }
}

const PAGE = 65_536
