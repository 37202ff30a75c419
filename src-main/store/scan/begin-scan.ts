import type {Stores} from '../access.ts'
import {dropAliases} from './chunk-work.ts'
import type {ScanRow, ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

/** Starts an index run, or answers the one that this job has already begun. */
export function beginScan({index}: Stores, {job, root}: {readonly job: string; readonly root: number}): ScanRow {
  return index.transaction(() => {
    const row = statement(index, 'SELECT root, state FROM scan WHERE job = ?').get(job) as {root: number; state: string} | undefined
    if (row) {
      const before = JSON.parse(row.state) as ScanState
      const state = {...before, resumed: before.resumed + 1}
      writeScan(index, {job, state})
      const parts = statement(index, 'SELECT coalesce(max(part) + 1, 0) FROM scan_seen WHERE scan = ?').pluck().get(job) as number
      return {job, root: row.root, state, parts}
    }
    const meta = (key: string): number => (statement(index, 'SELECT value FROM meta WHERE key = ?').get(key) as {value: number}).value
    const state = freshState(meta('next_id'), meta('seq'))
    statement(index, 'INSERT INTO scan (job, root, state) VALUES (?, ?, ?)').run(job, root, JSON.stringify(state))
    return {job, root, state, parts: 0}
  })()
}

/** Writes the state of a run; inside the transaction of the work that it counts. */
export function writeScan(index: Stores['index'], {job, state}: {readonly job: string; readonly state: ScanState}): void {
  statement(index, 'UPDATE scan SET state = ? WHERE job = ?').run(JSON.stringify(state), job)
}

/** Writes the state of a run between its phases. */
export function saveScan({index}: Stores, input: {readonly job: string; readonly state: ScanState}): void {
  writeScan(index, input)
}

/** How far a run has come, as a word: the same as long as it gets nowhere, however often it is begun again. */
export function scanMark({index}: Stores, {job}: {readonly job: string}): string {
  const row = statement(index, 'SELECT state FROM scan WHERE job = ?').pluck().get(job) as string | undefined
  if (row === undefined) return ''
  const {statted, hashed, phases} = JSON.parse(row) as ScanState
  return [statted, hashed, ...Object.values(phases).map(({status}) => status)].join(' ')
}

/** Forgets a run that has ended; what it wrote stays. */
export function endScan({index}: Stores, {job}: {readonly job: string}): void {
  dropAliases(job)
  index.transaction(() => {
    for (const table of ['scan_seen', 'scan_missing']) statement(index, `DELETE FROM ${table} WHERE scan = ?`).run(job)
    statement(index, 'DELETE FROM scan WHERE job = ?').run(job)
  })()
}

/** What a run knows of itself before anything was done. */
export function freshState(firstId: number, firstSeq: number): ScanState {
  const pending = {status: 'pending', count: 0, ms: 0} as const
  const counts = {
    statted: 0,
    listed: 0,
    excluded: 0,
    unread: 0,
    added: 0,
    changed: 0,
    removed: 0,
    moved: 0,
    hashed: 0,
    bytesHashed: 0,
    resumed: 0,
  }
  return {
    firstId,
    firstSeq,
    ...counts,
    phases: {discovery: pending, processing: pending, aggregation: pending, content: pending, analysis: pending},
  }
}
