import type {Stores} from '../access.ts'
import {doubtListing} from '../entries/leave-index.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {statement} from '../statement.ts'

/**
 * What a core before this one missed and did not settle may be there again, and nobody told of it: it counts as there until it is looked
 * for once more. Rows that stepped aside for another thing cannot have their places back, and stay missed.
 */
export function doubtMissed({index}: Stores): void {
  const rows = statement(
    index,
    `SELECT entry.id, entry.parent FROM scan_missing JOIN entry ON entry.id = scan_missing.entry
       WHERE scan = ? AND entry.name <> CAST('/' || entry.id AS BLOB)`,
  ).all(FOLLOWING) as {id: number; parent: number}[]
  const drop = statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry = ?')
  for (const {id, parent} of rows) {
    drop.run(FOLLOWING, id)
    doubtListing(index, parent)
  }
}
