import type {Stores} from '../access.ts'
import {withCounters} from '../entries/counters.ts'
import {forget} from '../entries/forget.ts'
import {endScan} from './begin-scan.ts'
import {LEFT_OUT} from './left-out.ts'
import {statement} from '../statement.ts'

/**
 * Ends a run that will not go on. Nothing that it only missed is taken for gone: those folders lose their digest, so that the next
 * run reads them again; only rows whose place another file already holds go.
 */
export function abandonScan(stores: Stores, {job}: {readonly job: string}): void {
  const {index} = stores
  withCounters(index, (counters) => {
    const rows = statement(
      index,
      'SELECT entry, heir, parent FROM scan_missing JOIN entry ON entry.id = scan_missing.entry WHERE scan = ?',
    ).all(job) as {entry: number; heir: number | null; parent: number}[]
    for (const row of rows) {
      statement(index, 'UPDATE folder SET digest = NULL WHERE id = ?').run(row.parent)
      if (row.heir !== null && row.heir !== LEFT_OUT) forget(index, {counters, id: row.entry, reason: 'forgotten'})
    }
  })
  endScan(stores, {job})
}

/** Abandons the runs that no job will go on with. */
export function clearScans(stores: Stores, {jobs}: {readonly jobs: readonly string[]}): void {
  const kept = new Set(jobs)
  for (const job of statement(stores.index, 'SELECT job FROM scan').pluck().all() as string[]) {
    if (!kept.has(job)) abandonScan(stores, {job})
  }
}
