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
  const place = {parent: young.parent, name: left.name, young: young.id}
  return waitsAt(index, place) ?? standsAt(index, place)
}

interface Place {
  readonly parent: number
  readonly name: PlacedRow['name']
  readonly young: number
}

/** It had stepped aside by then, for the row or for one before it. */
function waitsAt(index: Stores['index'], place: Place): StoodBefore | undefined {
  const id = statement(
    index,
    `SELECT min(entry.id) FROM aside JOIN entry ON entry.id = aside.entry
       WHERE aside.name = :name AND aside.since <= :young AND entry.parent = :parent AND entry.id < :young AND entry.name = CAST('/' || entry.id AS BLOB)`,
  )
    .pluck()
    .get(place) as number | null
  const row = id === null ? undefined : placedRow(index, id)
  return row && {id: row.id, form: row}
}

/** It got the form that it has there after the row had come; whatever else stands there may have moved there since. */
function standsAt(index: Stores['index'], {parent, name, young}: Place): StoodBefore | undefined {
  const id = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ? AND id < ?').pluck().get(parent, name, young) as
    | number
    | undefined
  const row = id === undefined ? undefined : placedRow(index, id)
  const before = row && formBefore(index, row)
  return before?.parent === parent && before.heir! > young ? {id: before.id, form: before} : undefined
}
