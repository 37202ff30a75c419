import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'

/** An act as library.db keeps it: one transaction on files that somebody asked for. */
export interface ActRecord {
  /** Also the id of its job. */
  readonly id: string
  readonly action: string
  readonly title: string
  readonly request: unknown
  /** Of the plan that was accepted; '' while it is a draft. */
  readonly hash: string
  readonly actor: string
  readonly status: 'draft' | 'ready' | 'ended'
  readonly outcome?: ActOutcome | undefined
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly endedAt?: number | undefined
  readonly undo: 'none' | 'open' | 'undone'
  /** The act that this one takes back. */
  readonly undoes?: string | undefined
}
export type ActOutcome = 'completed' | 'partial' | 'failed' | 'cancelled'

/** Some acts of many, the newest first; the cursor asks for those that follow. */
export interface ActPage {
  readonly total: number
  readonly acts: readonly ActRecord[]
  readonly cursor?: number | undefined
}
export interface PageInput {
  readonly limit: number
  readonly cursor?: number | undefined
}

export function act({library}: Stores, {act: id}: {readonly act: string}): ActRecord | undefined {
  const row = statement(library, `SELECT ${actColumns} FROM act WHERE id = ?`).get(id) as StoredAct | undefined
  return row && actOf(row)
}

/** All acts that were accepted, the newest first. */
export function acts({library}: Stores, input: PageInput): ActPage {
  const total = statement(library, "SELECT count(*) FROM act WHERE status <> 'draft'").pluck().get() as number
  const rows = statement(library, `SELECT ${actColumns} FROM act WHERE status <> 'draft' AND number < ? ORDER BY number DESC LIMIT ?`).all(
    input.cursor ?? Number.MAX_SAFE_INTEGER,
    input.limit,
  ) as StoredAct[]
  return pageOf(rows, {total, limit: input.limit})
}

export const pageOf = (rows: readonly StoredAct[], {total, limit}: {readonly total: number; readonly limit: number}): ActPage => ({
  total,
  acts: rows.map(actOf),
  cursor: rows.length === limit ? rows.at(-1)?.number : undefined,
})

export const actColumns = 'number, id, action, title, request, hash, actor, status, outcome, created_at, ended_at, undo, undoes'

export interface StoredAct {
  readonly number: number
  readonly id: string
  readonly action: string
  readonly title: string
  readonly request: string
  readonly hash: string
  readonly actor: string
  readonly status: string
  readonly outcome: string | null
  readonly created_at: number
  readonly ended_at: number | null
  readonly undo: string
  readonly undoes: string | null
}

export function actOf(row: StoredAct): ActRecord {
  return {
    id: row.id,
    action: row.action,
    title: row.title,
    request: JSON.parse(row.request),
    hash: row.hash,
    actor: row.actor,
    status: row.status as ActRecord['status'],
    ...(row.outcome === null ? {} : {outcome: row.outcome as ActOutcome}),
    createdAt: row.created_at,
    ...(row.ended_at === null ? {} : {endedAt: row.ended_at}),
    undo: row.undo as ActRecord['undo'],
    ...(row.undoes === null ? {} : {undoes: row.undoes}),
  }
}

/** The number of an act that stands where the caller must know it to stand. */
export function numberOf(library: Stores['library'], id: string, status: ActRecord['status']): number {
  const row = statement(library, 'SELECT number, status FROM act WHERE id = ?').get(id) as {number: number; status: string} | undefined
  if (row?.status !== status) throw new Error(`Invariant: the act ${id} is ${status}; it is ${row?.status ?? 'not there'}.`)
  return row.number
}
