import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {heirsWith} from './departed.ts'
import {type LostRow, type Newcomers, newcomersOf} from './lost-rows.ts'
import type {PlacedRow} from './placed-row.ts'
import {statement} from '../statement.ts'

/** What is known while lost rows are settled. */
export interface SettleWork {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly newcomers: Newcomers
  readonly lost: readonly LostRow[]
  readonly lostById: ReadonlyMap<number, LostRow>
  readonly lostByInode: ReadonlyMap<bigint, readonly LostRow[]>
  /** New entries, and the known ones that they became. */
  readonly taken: Map<number, number>
  /** Lost rows that have turned up. */
  readonly found: Set<number>
  /** Lost rows by what stands where they stood. */
  readonly atPlace: ReadonlyMap<number | undefined, readonly LostRow[]>
  readonly stableInodes: boolean
  /** Where what else is missed will be told: these have waited long enough for that. */
  readonly overdue?: ReadonlySet<number> | undefined
}

/** What is new in this run may be missing again, where an act took it away since. */
export function newcomersTo({index, newcomers: all, lostByInode}: SettleWork, row: LostRow): readonly PlacedRow[] {
  const lost = new Set(lostByInode.get(row.inode)?.map(({id}) => id))
  return [...newcomersOf(index, all, row), ...heirsWith(index, row)].filter(({id}) => !lost.has(id))
}

/** Those of them that are not known to be missing as well: there the file stands. */
export function standingNow(work: SettleWork, row: LostRow): readonly PlacedRow[] {
  const isMissed = statement(work.index, 'SELECT 1 FROM scan_missing WHERE entry = ?').pluck()
  return newcomersTo(work, row).filter(({id}) => isMissed.get(id) === undefined)
}
