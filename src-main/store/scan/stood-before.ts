import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {asideOf, isAside} from './aside.ts'
import {formBefore} from './departed.ts'
import {type PlacedRow, placedRow} from './placed-row.ts'

/** What had stood where another thing came after it. */
export interface StoodBefore {
  readonly id: number
  /** As it was when that came. */
  readonly form: Pick<PlacedRow, 'kind' | 'birthNs'>
}

/**
 * What had stood where a row stood that is missed there by now, before that row came. What is told of the first one by then is what has
 * come there last: it waits for that, or stands there in that form.
 */
export function stoodBefore(index: Stores['index'], young: PlacedRow): StoodBefore | undefined {
  const left = isAside(young.name) ? asideOf(index, young.id) : undefined
  if (!left) return undefined
  const id = statement(
    index,
    `SELECT min(id) FROM (
       SELECT id FROM entry WHERE parent = :parent AND name = :name
       UNION ALL SELECT entry.id FROM aside JOIN entry ON entry.id = aside.entry
         WHERE aside.name = :name AND entry.parent = :parent AND entry.name = CAST('/' || entry.id AS BLOB)
     ) WHERE id < :young`,
  )
    .pluck()
    .get({parent: young.parent, name: left.name, young: young.id}) as number | null
  const row = id === null ? undefined : placedRow(index, id)
  if (!row) return undefined
  return {id: row.id, form: isAside(row.name) ? row : (formBefore(index, row) ?? row)}
}
