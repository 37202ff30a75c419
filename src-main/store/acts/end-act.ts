import type {Stores} from '../access.ts'
import {withSeq} from '../library-seq.ts'
import {statement} from '../statement.ts'
import {type ActOutcome, numberOf} from './act-rows.ts'
import {appendAudit, type AuditRecord} from './audit-log.ts'
import {pruneParts} from './prune-parts.ts'

export interface ActEnd {
  readonly act: string
  readonly outcome: ActOutcome
  /** `open` where what it did can be taken back. */
  readonly undo: 'none' | 'open'
  readonly audit: AuditRecord
}

/** Ends an act, writes its audit row and marks what it took back: one commit. */
export function endAct({library}: Stores, {act, outcome, undo, audit}: ActEnd): void {
  withSeq(library, (seq) => {
    const number = numberOf(library, act, 'ready')
    const auditSeq = appendAudit(library, audit)
    statement(library, "UPDATE act SET status = 'ended', outcome = ?, undo = ?, ended_at = ?, audit_seq = ?, seq = ? WHERE number = ?").run(
      outcome,
      undo,
      audit.at,
      auditSeq,
      seq,
      number,
    )
    // An undo that failed before it changed anything has taken nothing back.
    if (undo === 'open' || outcome === 'completed' || outcome === 'partial') markUndone(library, number, seq)
    pruneParts(library, {now: audit.at, seq})
  })
}

/** What this act took back is undone; where that was an undo itself, what it had undone stands again. */
export function markUndone(library: Stores['library'], number: number, seq: number): void {
  const other = statement(library, 'SELECT other.id, other.undoes FROM act JOIN act AS other ON other.id = act.undoes WHERE act.number = ?')
  const row = other.get(number) as {id: string; undoes: string | null} | undefined
  if (!row) return
  const mark = statement(library, 'UPDATE act SET undo = ?, seq = ? WHERE id = ?')
  mark.run('undone', seq, row.id)
  if (row.undoes !== null) mark.run('open', seq, row.undoes)
}
