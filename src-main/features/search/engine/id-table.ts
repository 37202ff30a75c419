/** Finds the slot of an entry's row number: open addressing, some 8 bytes an entry, the numbers themselves staying in their column. */
export interface IdTable {
  /** Slot + 1, or 0 where free; the length is a power of two. */
  cells: Int32Array
  used: number
}

export function emptyIdTable(entries = 1024): IdTable {
  return {cells: new Int32Array(cellsFor(entries)), used: 0}
}

/** The last slot put for an id, or -1. */
export function slotOfId(table: IdTable, ids: Float64Array, id: number): number {
  return table.cells[cellOf(table.cells, ids, id)]! - 1
}

/** `ids[slot]` must already hold the id. Answers the slot that was put for it before, or -1. */
export function putSlot(table: IdTable, ids: Float64Array, slot: number): number {
  if ((table.used + 1) * 4 > table.cells.length * 3) grow(table, ids)
  const cell = cellOf(table.cells, ids, ids[slot]!)
  const before = table.cells[cell]! - 1
  if (before < 0) table.used++
  table.cells[cell] = slot + 1
  return before
}

function grow(table: IdTable, ids: Float64Array): void {
  const cells = new Int32Array(table.cells.length * 2)
  for (const cell of table.cells) if (cell !== 0) cells[cellOf(cells, ids, ids[cell - 1]!)] = cell
  table.cells = cells
}

function cellOf(cells: Int32Array, ids: Float64Array, id: number): number {
  const mask = cells.length - 1
  // Row numbers pass 2^32; both halves are mixed so that neighbours spread.
  let cell = (Math.imul((id % 0x1_0000_0000) | 0, 0x9e37_79b1) ^ Math.imul(Math.floor(id / 0x1_0000_0000), 0x85eb_ca6b)) >>> 0
  cell = (cell ^ (cell >>> 15)) & mask
  while (cells[cell] !== 0 && ids[cells[cell]! - 1] !== id) cell = (cell + 1) & mask
  return cell
}

function cellsFor(entries: number): number {
  let cells = 1024
  while (cells * 3 < entries * 4) cells *= 2
  return cells
}
