import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {actColumns, actOf, type ActRecord, type StoredAct} from './act-rows.ts'

const columns = actColumns.replaceAll(/\w+/g, 'act.$&')
/** Undo: acts that are no undo and no redo themselves, the one that ended last first. */
const undo = `SELECT ${columns} FROM act WHERE undo = 'open' AND audit_seq IS NOT NULL AND undoes IS NULL ORDER BY audit_seq DESC LIMIT 1`
/** Redo: undoes that were not taken back, unless something else was done since. */
const redo = `SELECT ${columns} FROM act JOIN act AS undone ON undone.id = act.undoes
  WHERE act.undo = 'open' AND act.audit_seq IS NOT NULL AND undone.undoes IS NULL
    AND act.audit_seq > (SELECT coalesce(max(audit_seq), 0) FROM act WHERE undoes IS NULL)
  ORDER BY act.audit_seq DESC LIMIT 1`

/** The act that undo, or redo, would take back. */
export function undoable({library}: Stores, input: {readonly redo: boolean}): ActRecord | undefined {
  const row = statement(library, input.redo ? redo : undo).get() as StoredAct | undefined
  return row && actOf(row)
}

/** The act whose results tell how the effect of an act stands now: itself, or the last one that did it again. */
export function standingAct({library}: Stores, {act}: {readonly act: string}): ActRecord | undefined {
  const row = statement(
    library,
    `SELECT ${columns} FROM act WHERE act.id = :act OR act.audit_seq IS NOT NULL
       AND act.undoes IN (SELECT id FROM act AS taken WHERE taken.undoes = :act AND taken.undo = 'undone')
       ORDER BY act.audit_seq DESC LIMIT 1`,
  ).get({act}) as StoredAct | undefined
  return row && actOf(row)
}
