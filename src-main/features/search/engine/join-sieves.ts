import type {Sieve} from './column-sieves.ts'
import {bitsOf} from './slot-bits.ts'

/** Keeps what a sieve refuses. */
export function opposite(sieve: Sieve): Sieve {
  return (slots, count) => {
    const passed = slots.slice(0, count)
    const passing = sieve(passed, count)
    let [kept, next] = [0, 0]
    // Both ascend.
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      if (next < passing && passed[next] === slot) next++
      else slots[kept++] = slot
    }
    return kept
  }
}

/** Keeps what one of some sieves keeps. */
export function eitherOf(sieves: readonly Sieve[]): Sieve {
  const [only] = sieves
  if (sieves.length === 1) return only!
  return (slots, count) => {
    const rows = count === 0 ? 0 : slots[count - 1]! + 1
    const marks = new Uint32Array((rows + 31) >>> 5)
    const some = new Uint32Array(count)
    for (const sieve of sieves) {
      some.set(slots.subarray(0, count))
      bitsOf(some.subarray(0, sieve(some, count)), rows, marks)
    }
    return keepMarked(slots, count, marks)
  }
}

function keepMarked(slots: Uint32Array, count: number, marks: Uint32Array): number {
  let kept = 0
  for (let at = 0; at < count; at++) {
    const slot = slots[at]!
    slots[kept] = slot
    kept += (marks[slot >>> 5]! >>> (slot & 31)) & 1
  }
  return kept
}
