import type {Stores} from '../access.ts'
import {withCounters} from './counters.ts'
import {leaveIndex} from './leave-index.ts'
import {openPlaces} from './places.ts'

/** Takes entries out that a rule leaves out from now on, each with all below it: nobody deleted them. Locations in them stay as trees of their own. */
export function forgetEntries(
  {index}: Stores,
  {entries}: {readonly entries: readonly number[]},
): {readonly seq: number; readonly removed: number} {
  const {value, seq} = withCounters(index, (counters) => {
    const places = openPlaces(index)
    return entries.reduce((sum, id) => sum + leaveIndex(index, {id, counters, movedTo: places.pathOf(id), reason: 'forgotten'}), 0)
  })
  return {seq, removed: value}
}
