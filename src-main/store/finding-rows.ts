import type {Stores} from './access.ts'
import {statement} from './statement.ts'

/** How far a validation has come and what it counts; its findings are kept in the same transaction. */
export interface ValidationState {
  /** So many of the files of its work are behind it, from the first on. */
  readonly next: number
  readonly ok: number
  readonly bytes: number
  readonly unhashed: number
  readonly damaged: number
  readonly unreadable: number
  readonly missing: number
  readonly changed: number
}

export const nothingValidated: ValidationState = {
  next: 0,
  ok: 0,
  bytes: 0,
  unhashed: 0,
  damaged: 0,
  unreadable: 0,
  missing: 0,
  changed: 0,
}

export const findingKinds = ['damaged', 'unreadable', 'missing', 'changed'] as const
export type FindingKind = (typeof findingKinds)[number]

export interface FindingRow {
  readonly kind: FindingKind
  /** The place of the file in the work of the job. */
  readonly no: number
  /** Absolute, raw bytes. */
  readonly path: Uint8Array
  readonly message: string
  /** Of a damaged file: the keys of what it held and of what it holds now. */
  readonly content?: Uint8Array | undefined
  readonly found?: Uint8Array | undefined
}

/** Keeps what a validation has found since the last time; durable when it answers. The first call forgets those of jobs that are no longer kept. */
export function putFindings(
  {library}: Stores,
  {job, state, findings}: {readonly job: string; readonly state: ValidationState; readonly findings: readonly FindingRow[]},
): void {
  library
    .transaction(() => {
      if (validation({library}, {job}) === undefined) forgetOld(library)
      statement(library, 'REPLACE INTO validation (job, state) VALUES (?, ?)').run(job, JSON.stringify(state))
      const put = statement(library, 'REPLACE INTO finding (job, kind, no, path, message, content, found) VALUES (?, ?, ?, ?, ?, ?, ?)')
      for (const {kind, no, path, message, content, found} of findings) {
        put.run(job, findingKinds.indexOf(kind), no, path, message, content ?? null, found ?? null)
      }
    })
    .immediate()
}

function forgetOld(library: Stores['library']): void {
  for (const table of ['finding', 'validation']) library.exec(`DELETE FROM ${table} WHERE job NOT IN (SELECT id FROM job)`)
}

/** The state of a validation; undefined before it has read anything. */
export function validation({library}: Pick<Stores, 'library'>, {job}: {readonly job: string}): ValidationState | undefined {
  const state = statement(library, 'SELECT state FROM validation WHERE job = ?').pluck().get(job) as string | undefined
  return state === undefined ? undefined : (JSON.parse(state) as ValidationState)
}

interface FindingCursor {
  readonly kind: number
  readonly no: number
}

interface Stored {
  readonly kind: number
  readonly no: number
  readonly path: Uint8Array
  readonly message: string
  readonly content: Uint8Array | null
  readonly found: Uint8Array | null
}

/** The findings of a validation in pages, the damaged first. */
export function findings(
  {library}: Stores,
  {job, limit, cursor}: {readonly job: string; readonly limit: number; readonly cursor?: FindingCursor | undefined},
): {readonly rows: readonly FindingRow[]; readonly cursor?: FindingCursor | undefined} {
  const {kind, no} = cursor ?? {kind: -1, no: -1}
  const rows = statement(
    library,
    'SELECT kind, no, path, message, content, found FROM finding WHERE job = ? AND (kind, no) > (?, ?) ORDER BY kind, no LIMIT ?',
  ).all(job, kind, no, limit + 1) as Stored[]
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) => ({...row, kind: findingKinds[row.kind]!, content: row.content ?? undefined, found: row.found ?? undefined})),
    cursor: last && {kind: last.kind, no: last.no},
  }
}
