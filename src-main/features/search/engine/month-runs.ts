import {CoreError} from '../../../contract/errors.ts'
import type {NameIndex} from './name-index.ts'
import {NOTHING, type View} from './views.ts'

/** Rows of a view that follow each other and are of one month. */
export interface MonthRun {
  /** As 2026-01. */
  readonly month: string
  readonly row: number
  count: number
}

/** The months of a view that is sorted by a time, in the calendar of this machine. */
export function monthRuns({columns}: NameIndex, {sort, slots}: View): readonly MonthRun[] {
  if (sort.field !== 'modified' && sort.field !== 'created')
    throw new CoreError({code: 'BadInput', message: 'Only a view that is sorted by a time has months.'})
  const times = columns[sort.field]
  const runs: MonthRun[] = []
  let from = Infinity
  let to = -Infinity
  for (let row = 0; row < slots.length; row++) {
    const time = slots[row] === NOTHING ? undefined : times[slots[row]!]!
    const last = runs.at(-1)
    // What went while the view stood still is where it was.
    if (last && (time === undefined || (time >= from && time < to))) last.count++
    else {
      const at = new Date(time ?? 0)
      from = new Date(at.getFullYear(), at.getMonth()).getTime()
      to = new Date(at.getFullYear(), at.getMonth() + 1).getTime()
      runs.push({month: monthName(at), row, count: 1})
    }
  }
  return runs
}

function monthName(at: Date): string {
  const year = String(at.getFullYear()).padStart(4, '0')
  return `${year}-${String(at.getMonth() + 1).padStart(2, '0')}`
}
