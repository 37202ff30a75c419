import {DEAD, HIDDEN} from './columns.ts'
import {liveSlot, type NameIndex} from './name-index.ts'
import type {NameQuery} from './name-query.ts'

/** Gathers what stands directly in a folder, in one pass over all rows; answers how many. */
export function childSlots(index: NameIndex, {directlyIn, hidden}: NameQuery & {readonly directlyIn: number}, slots: Uint32Array): number {
  const {parents, flags, count} = index.columns
  const folder = liveSlot(index, directlyIn)
  if (folder < 0) return 0
  const refused = hidden ? DEAD : DEAD | HIDDEN
  let kept = 0
  for (let slot = 0; slot < count; slot++) {
    slots[kept] = slot
    kept += Number(parents[slot] === folder) & Number((flags[slot]! & refused) === 0)
  }
  return kept
}
