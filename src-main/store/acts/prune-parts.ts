import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000
const ACTS_KEPT = 1000

/**
 * Lets the parts of acts go that ended more than 30 days and 1,000 acts ago; what they did can then no longer be undone.
 * The acts themselves and their audit rows stay.
 */
export function pruneParts(library: Stores['library'], {now, seq}: {readonly now: number; readonly seq: number}): void {
  const newest = statement(library, 'SELECT max(audit_seq) FROM act').pluck().get() as number | null
  const old = statement(library, 'SELECT number FROM act WHERE parts_kept = 1 AND audit_seq <= ? AND ended_at < ?')
    .pluck()
    .all((newest ?? 0) - ACTS_KEPT, now - KEPT_MS) as number[]
  for (const number of old) {
    statement(library, 'DELETE FROM act_part WHERE act = ?').run(number)
    statement(library, 'DELETE FROM act_change WHERE act = ?').run(number)
    statement(
      library,
      "UPDATE act SET parts_kept = 0, undo = CASE undo WHEN 'open' THEN 'none' ELSE undo END, seq = ? WHERE number = ?",
    ).run(seq, number)
  }
}
