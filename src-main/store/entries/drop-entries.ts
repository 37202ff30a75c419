import type {Stores} from '../access.ts'
import {withCounters} from './counters.ts'
import {leaveIndex} from './leave-index.ts'

/** Removes what an act deleted, put into the trash or moved out of the index, each with all below it; answers how many rows went. */
export function dropEntries(
  {index}: Stores,
  {entries}: {readonly entries: readonly number[]},
): {readonly seq: number; readonly removed: number} {
  const {value, seq} = withCounters(index, (counters) => entries.reduce((sum, id) => sum + leaveIndex(index, {id, counters}), 0))
  return {seq, removed: value}
}
