import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {newcomers, newcomersOf} from './lost-rows.ts'
import {type PlacedRow, placedRow} from './placed-row.ts'

/** Those of the missing whose file stands at a new place. */
export function rowsFound(index: Stores['index'], {job, firstId}: {readonly job: string; readonly firstId: number}): ReadonlySet<number> {
  const missing = statement(index, 'SELECT entry FROM scan_missing WHERE scan = ?').pluck().all(job) as number[]
  const rows = missing.flatMap((entry) => placedRow(index, entry) ?? [])
  const found = newcomers(index, rows, firstId)
  const lost = new Set(rows.map(({id}) => id))
  // The number of a file that is gone is given out again at once.
  const isIt = (young: PlacedRow, row: PlacedRow): boolean =>
    young.kind === row.kind && (young.birthNs === row.birthNs || young.birthNs === 0n || row.birthNs === 0n)
  const hasCome = (row: PlacedRow): boolean => newcomersOf(index, found, row).some((young) => !lost.has(young.id) && isIt(young, row))
  return new Set(rows.filter(hasCome).map(({id}) => id))
}
