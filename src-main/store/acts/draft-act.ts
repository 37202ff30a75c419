import type {Stores} from '../access.ts'
import {withSeq} from '../library-seq.ts'
import {statement} from '../statement.ts'
import {type ActPath, packPaths} from './act-paths.ts'
import {type ActRecord, numberOf} from './act-rows.ts'
import {packText} from './packed-text.ts'

export type NewAct = Pick<ActRecord, 'id' | 'action' | 'title' | 'request' | 'actor' | 'createdAt' | 'undoes'>

/** A part as it comes: what shall be done, in the one text that the domain gives steps. */
export interface NewPart {
  readonly no: number
  readonly steps: string
  /** What its steps work on, for the history of files. */
  readonly paths: readonly ActPath[]
}

/** Begins a draft, which promises nothing until it is accepted. */
export function draftAct({library}: Stores, draft: NewAct): void {
  const values = {...draft, undoes: draft.undoes ?? null, request: JSON.stringify(draft.request ?? null)}
  statement(
    library,
    `INSERT INTO act (id, action, title, request, hash, actor, status, created_at, undo, undoes, parts_kept, seq)
       VALUES (:id, :action, :title, :request, '', :actor, 'draft', :createdAt, 'none', :undoes, 1, 0)`,
  ).run(values)
}

/** Adds parts to a draft, all of them in one commit. */
export function addParts({library}: Stores, {act, parts}: {readonly act: string; readonly parts: readonly NewPart[]}): void {
  const packed = parts.map((part) => ({no: part.no, steps: packText(part.steps), paths: packPaths(part.paths)}))
  const add = statement(library, 'INSERT INTO act_part (act, no, state, steps, paths) VALUES (?, ?, 0, ?, ?)')
  library
    .transaction(() => {
      const number = numberOf(library, act, 'draft')
      for (const {no, steps, paths} of packed) add.run(number, no, steps, paths)
    })
    .immediate()
}

/** Makes a promise of a draft: its parts will be done, or their end be told. */
export function acceptAct({library}: Stores, {act, hash}: {readonly act: string; readonly hash: string}): void {
  withSeq(library, (seq) => {
    const number = numberOf(library, act, 'draft')
    statement(library, "UPDATE act SET status = 'ready', hash = ?, seq = ? WHERE number = ?").run(hash, seq, number)
  })
}

/** Forgets a draft, or nothing where there is none. */
export function dropDraft({library}: Stores, {act}: {readonly act: string}): void {
  library
    .transaction(() => {
      const number = statement(library, "SELECT number FROM act WHERE id = ? AND status = 'draft'").pluck().get(act) as number | undefined
      if (number !== undefined) forgetAct(library, number)
    })
    .immediate()
}

/** At the opening of a library: forgets the drafts that no job will go on with, and what was accepted in the instant before its job was queued. */
export function forgetDrafts({library}: Pick<Stores, 'library'>): number {
  return library
    .transaction(() => {
      const numbers = statement(
        library,
        `SELECT number FROM act WHERE audit_seq IS NULL AND CASE status
           WHEN 'draft' THEN NOT EXISTS (SELECT 1 FROM job WHERE job.id = act.id AND finished_at IS NULL)
           WHEN 'ready' THEN NOT EXISTS (SELECT 1 FROM job WHERE job.id = act.id)
             AND NOT EXISTS (SELECT 1 FROM act_part WHERE act_part.act = act.number AND state > 0) END`,
      )
        .pluck()
        .all() as number[]
      for (const number of numbers) forgetAct(library, number)
      return numbers.length
    })
    .immediate()
}

function forgetAct(library: Stores['library'], number: number): void {
  statement(library, 'DELETE FROM act_part WHERE act = ?').run(number)
  statement(library, 'DELETE FROM act WHERE number = ?').run(number)
}
