import type {Bounds} from '../../../contract/query/amounts.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import type {Sieve} from './column-sieves.ts'

/** How many files hold what a file holds, as far as contents were read; whoever follows the index fills it in. */
export interface CopyCounts {
  /** Entries, and for each of them how many files of its content there are, itself among them. */
  entries: Float64Array
  counts: Uint32Array
  /** Changes with every change of the above. */
  version: number
  /** The same by slots, as long as nothing changes; 0 where nothing is known. */
  bySlot?: {readonly of: readonly [counts: number, index: number, rows: number]; readonly counts: Uint32Array} | undefined
}

export const emptyCopyCounts = (): CopyCounts => ({entries: new Float64Array(0), counts: new Uint32Array(0), version: 0})

/** Keeps files of so many copies; what is not known is neither few nor many. */
export function copiesSieve(index: NameIndex, copies: CopyCounts, {least, most}: Bounds): Sieve {
  return (slots, count) => {
    const counts = slotCounts(index, copies)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      const known = counts[slot]!
      slots[kept] = slot
      kept += Number(known > 0) & Number(known >= least) & Number(known <= most)
    }
    return kept
  }
}

function slotCounts(index: NameIndex, copies: CopyCounts): Uint32Array {
  const {version, columns} = index
  const of = [copies.version, version, columns.count] as const
  if (copies.bySlot?.of.every((value, at) => value === of[at])) return copies.bySlot.counts
  const counts = new Uint32Array(columns.count)
  copies.entries.forEach((id, at) => {
    const slot = liveSlot(index, id)
    if (slot >= 0) counts[slot] = copies.counts[at]!
  })
  copies.bySlot = {of, counts}
  return counts
}
