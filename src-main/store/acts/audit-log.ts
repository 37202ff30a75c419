import {hash} from 'node:crypto'
import type {Outcome} from '../../domain/act/step.ts'
import type {Stores} from '../access.ts'
import {readMeta, writeMeta} from '../meta.ts'
import {statement} from '../statement.ts'
import type {PageInput} from './act-rows.ts'

/** What one act did. */
export interface AuditRecord {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly targets: readonly {readonly path: string; readonly target?: string | undefined; readonly outcome: Outcome}[]
}

export interface AuditRow extends AuditRecord {
  readonly seq: number
  readonly hash: string
  readonly previousHash: string
}

/** A row in the words of its table; targets are the text as it is stored, so that no byte of it can change unseen. */
export interface StoredAudit {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly targets: string
  readonly hash: string
  readonly previous_hash: string
}

/** Where the log ends, kept apart from it, so that a cut tail shows. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
  readonly count: number
}

export const START: AuditHead = {seq: 0, hash: '0'.repeat(64), count: 0}

/** Writes what an act did at the end of the log; inside the transaction that ends the act. Answers the row's seq. */
export function appendAudit(library: Stores['library'], {at, actor, action, targets}: AuditRecord): number {
  const head = auditHead(library)
  // A row that somebody else put there must not keep acts from ending.
  const last = statement(library, 'SELECT coalesce(max(seq), 0) FROM audit_log').pluck().get() as number
  const text = JSON.stringify(targets.map(({path, target, outcome}) => ({path, target, outcome})))
  const row = {seq: Math.max(head.seq, last) + 1, at, actor, action, targets: text, previous_hash: head.hash}
  const own = auditHash(row)
  statement(
    library,
    `INSERT INTO audit_log (seq, at, actor, action, targets, hash, previous_hash)
       VALUES (:seq, :at, :actor, :action, :targets, :hash, :previous_hash)`,
  ).run({...row, hash: own})
  writeMeta(library, {audit_head: JSON.stringify({seq: row.seq, hash: own, count: head.count + 1} satisfies AuditHead)})
  return row.seq
}

/** The log, the newest row first. */
export function auditRows(
  {library}: Stores,
  {limit, cursor}: PageInput,
): {readonly total: number; readonly rows: readonly AuditRow[]; readonly cursor?: number | undefined} {
  const total = statement(library, 'SELECT count(*) FROM audit_log').pluck().get() as number
  const found = statement(library, 'SELECT * FROM audit_log WHERE seq < ? ORDER BY seq DESC LIMIT ?').all(
    cursor ?? Number.MAX_SAFE_INTEGER,
    limit,
  ) as StoredAudit[]
  const rows = found.map(({targets, previous_hash, ...row}) => ({...row, targets: targetsOf(targets), previousHash: previous_hash}))
  return {total, rows, cursor: rows.length === limit ? rows.at(-1)?.seq : undefined}
}

export function auditHead(library: Stores['library']): AuditHead {
  const text = readMeta(library, 'audit_head')
  return text === undefined ? START : (JSON.parse(String(text)) as AuditHead)
}

/** SHA-256, in hexadecimal, of the JSON array [previous_hash, seq, at, actor, action, targets]; targets are JSON already. */
export function auditHash({previous_hash, seq, at, actor, action, targets}: Omit<StoredAudit, 'hash'>): string {
  const head = [previous_hash, seq, at, actor, action].map((part) => JSON.stringify(part)).join()
  return hash('sha256', `[${head},${targets}]`)
}

/** What somebody has put in the place of a row's targets is shown as none, and found by the verification. */
function targetsOf(text: string): AuditRecord['targets'] {
  try {
    const targets: unknown = JSON.parse(text)
    return Array.isArray(targets) ? (targets as AuditRecord['targets']) : []
  } catch {
    return []
  }
}
