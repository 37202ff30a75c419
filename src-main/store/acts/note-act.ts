import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {appendAudit, type AuditRecord} from './audit-log.ts'
import {markUndone} from './end-act.ts'
import {packText, unpackText} from './packed-text.ts'
import {pruneParts} from './prune-parts.ts'

/** An act that changes nothing but rows of library.db, and so is done in the transaction that keeps it. */
export interface NotedAct {
  readonly id: string
  /** In words for a person. */
  readonly title: string
  readonly request: unknown
  /** The act that this one takes back. */
  readonly undoes?: string | undefined
  readonly audit: AuditRecord
}

/** Keeps an act that is done, with what it changed, so that it can be taken back; inside the transaction that did it. */
export function noteAct(
  library: Stores['library'],
  {id, title, request, undoes, audit}: NotedAct,
  {changes, seq}: {readonly changes: unknown; readonly seq: number},
): void {
  const {lastInsertRowid} = statement(
    library,
    `INSERT INTO act (id, action, title, request, hash, actor, status, outcome, created_at, ended_at, undo, undoes, audit_seq, parts_kept, seq)
       VALUES (:id, :action, :title, :request, '', :actor, 'ended', 'completed', :at, :at, 'open', :undoes, :auditSeq, 1, :seq)`,
  ).run({
    id,
    title,
    action: audit.action,
    actor: audit.actor,
    at: audit.at,
    request: JSON.stringify(request),
    undoes: undoes ?? null,
    auditSeq: appendAudit(library, audit),
    seq,
  })
  const number = Number(lastInsertRowid)
  statement(library, 'INSERT INTO act_change (act, changes) VALUES (?, ?)').run(number, packText(JSON.stringify(changes)))
  if (undoes !== undefined) markUndone(library, number, seq)
  pruneParts(library, {now: audit.at, seq})
}

/** What an act changed in shared rows; undefined where it is one on files, or that was let go. */
export function changesOf(library: Stores['library'], act: string): unknown {
  const packed = statement(library, 'SELECT changes FROM act_change WHERE act = (SELECT number FROM act WHERE id = ?)').pluck().get(act)
  return packed === undefined ? undefined : JSON.parse(unpackText(packed as Uint8Array))
}
