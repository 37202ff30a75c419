import {type Columns, KIND} from './columns.ts'
import type {NameIndex} from './name-index.ts'
import {hasBit} from './slot-bits.ts'

/**
 * Keeps those of the first `count` slots that pass, in their order at the front, and answers how many.
 * Each sieve is one loop over a column: asking every row every question through functions took four times as long.
 */
export type Sieve = (slots: Uint32Array, count: number) => number

/** Keeps slots whose bit is set. */
export function markSieve(marks: Uint32Array): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += Number(hasBit(marks, slot))
    }
    return kept
  }
}

/** Keeps names that hold the needle. */
export function needleSieve(columns: Columns, needle: Uint8Array): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      if (holds(columns, slot, needle)) kept++
    }
    return kept
  }
}

function holds({names, starts}: Columns, slot: number, needle: Uint8Array): boolean {
  const first = needle[0]!
  const last = starts[slot + 1]! - 1 - needle.length
  for (let at = starts[slot]!; at <= last; at++) {
    if (names[at] !== first) continue
    let index = 1
    while (index < needle.length && names[at + index] === needle[index]) index++
    if (index === needle.length) return true
  }
  return false
}

/** Keeps names with one of these endings, whose dot must not be the first byte: `.gz` is a hidden file, not an archive. */
export function endingSieve(columns: Columns, endings: readonly Uint8Array[]): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      for (let which = 0; which < endings.length; which++) {
        if (!endsIn(columns, slot, endings[which]!)) continue
        kept++
        break
      }
    }
    return kept
  }
}

/** Names differ most at the end. */
function endsIn({names, starts}: Columns, slot: number, ending: Uint8Array): boolean {
  const from = starts[slot + 1]! - ending.length
  if (from <= starts[slot]!) return false
  let index = ending.length - 2
  while (index >= 0 && names[from + index] === ending[index]) index--
  return index < 0
}

/** Passes by a table of what the flags or the category may be. The number that is added up has no branch in it, which a processor would guess wrong. */
export function tableSieve({flags, categories}: Columns, tables: {readonly flags: Uint8Array; readonly categories: Uint8Array}): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += tables.flags[flags[slot]!]! | tables.categories[categories[slot]!]!
    }
    return kept
  }
}

export const tableOf = (passes: (value: number) => boolean): Uint8Array =>
  Uint8Array.from({length: 256}, (_, value) => Number(passes(value)))

/** Keeps what is of one of some kinds, or whose content is of one of some categories. */
export function kindSieve(
  {columns, categories: names}: NameIndex,
  {kinds, categories}: {readonly kinds: readonly number[]; readonly categories: readonly string[]},
): Sieve {
  return tableSieve(columns, {
    flags: tableOf((flags) => kinds.includes(flags & KIND)),
    categories: tableOf((category) => categories.includes(names[category] ?? '')),
  })
}

/** Keeps what has its folder's slot in a range. */
export function parentSieve({parents}: Columns, least: number, most: number): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += Number(parents[slot]! >= least) & Number(parents[slot]! <= most)
    }
    return kept
  }
}

export interface Range {
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** The values are whole numbers, so that this is a `most`, too. */
  readonly before?: number | undefined
  /** What stands for a value that is not known. */
  readonly unknown?: number
}

/** Keeps what has a value in a range. */
export function rangeSieve(values: Float64Array, {least = -Infinity, most = Infinity, before = Infinity, unknown = NaN}: Range): Sieve {
  const highest = Math.min(most, Math.ceil(before) - 1)
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      const value = values[slot]!
      slots[kept] = slot
      kept += Number(value >= least) & Number(value <= highest) & Number(value !== unknown)
    }
    return kept
  }
}
