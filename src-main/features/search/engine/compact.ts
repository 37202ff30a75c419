import {append, type Columns, DEAD, emptyColumns, GHOST, isLive, KIND, MOVED, SPARE_ROWS, trim} from './columns.ts'
import {emptyIdTable, putSlot} from './id-table.ts'
import type {NameIndex} from './name-index.ts'

/** Is so much of the columns dead that copying the rest pays? */
export function isWorthCompacting({columns}: NameIndex): boolean {
  return columns.dead > 20_000 && columns.dead * 4 > columns.count
}

/** Leaves the dead out; answers the new slot of each old one, -1 where it is gone. Orders of slots stay as they were. */
export function compact(index: NameIndex): Int32Array {
  const old = index.columns
  const slotOf = new Int32Array(old.count).fill(-1)
  let kept = 0
  for (let slot = 0; slot < old.count; slot++) if (isKept(old, slot)) kept++
  const columns = emptyColumns(kept + SPARE_ROWS, old.starts[old.count]! + 1024)
  const table = emptyIdTable(kept)
  for (let slot = 0; slot < old.count; slot++) {
    if (!isKept(old, slot)) continue
    const start = columns.starts[columns.count]!
    const length = old.names.copy(columns.names, start, old.starts[slot]!, old.starts[slot + 1]! - 1)
    slotOf[slot] = append(
      columns,
      {
        id: old.ids[slot]!,
        parent: old.parents[slot]!,
        flags: old.flags[slot]!,
        category: old.categories[slot]!,
        size: old.sizes[slot]!,
        modified: old.modified[slot]!,
        created: old.created[slot]!,
      },
      start + length,
    )
    putSlot(table, columns.ids, slotOf[slot]!)
  }
  for (let slot = 0; slot < columns.count; slot++) {
    const parent = columns.parents[slot]!
    if (parent >= 0) columns.parents[slot] = slotOf[parent]!
  }
  trim(columns)
  Object.assign(index.columns, columns)
  Object.assign(index.table, table)
  index.version++
  index.structure++
  return slotOf
}

/** The living, and folders that children name but whose own row is yet to come. */
const isKept = (columns: Columns, slot: number): boolean =>
  isLive(columns, slot) || (columns.flags[slot]! & (KIND | DEAD | MOVED)) === (GHOST | DEAD)
