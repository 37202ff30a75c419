import type {NameSearch} from './name-search.ts'

/** What the name index takes in memory, in bytes. */
export function memoryOf({index: {columns, table}, orders, views}: NameSearch): MemoryFacts {
  const {count: rows, dead, memory: _, ...parts} = columns
  const orderBytes = [...orders.runs.values()].reduce((sum, run) => sum + run.slots.byteLength, 0)
  const viewBytes = [...views.values()].reduce((sum, view) => sum + view.slots.byteLength, 0)
  const columnBytes = Object.values(parts).reduce((sum, part) => sum + part.byteLength, 0)
  return {
    rows: rows - dead,
    dead,
    names: parts.names.byteLength,
    columns: columnBytes - parts.names.byteLength,
    table: table.cells.byteLength,
    orders: orderBytes,
    views: viewBytes,
  }
}

export interface MemoryFacts {
  readonly rows: number
  readonly dead: number
  readonly names: number
  readonly columns: number
  readonly table: number
  readonly orders: number
  readonly views: number
}
