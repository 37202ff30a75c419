export interface GridShape {
  readonly total: number
  /** Entries side by side; 1 in a list. */
  readonly columns: number
  /** Lines that fit the viewport. */
  readonly pageLines: number
}

/** The row that an arrow or page key leads to, or undefined when the key moves nothing. */
export function rowAfterKey(key: string, row: number, shape: GridShape): number | undefined {
  const last = shape.total - 1
  const step = stepOf(key, shape)
  if (last < 0 || step === undefined) return undefined
  if (step === -Infinity) return 0
  if (step === Infinity) return last
  if (row < 0) return step > 0 ? 0 : last
  return within(key, {row, aim: row + step}, shape)
}

// A step down from the line above ends on the last entry; an arrow that leads out of the grid stays where it is.
function within(key: string, {row, aim}: {readonly row: number; readonly aim: number}, shape: GridShape): number {
  const last = shape.total - 1
  if (aim > last) return key === 'ArrowDown' && isOnLastLine(row, shape) ? row : last
  if (aim < 0) return key === 'ArrowUp' ? row : 0
  return aim
}

function stepOf(key: string, {columns, pageLines}: GridShape): number | undefined {
  const page = Math.max(1, pageLines - 1) * columns
  switch (key) {
    case 'ArrowUp':
      return -columns
    case 'ArrowDown':
      return columns
    case 'ArrowLeft':
      return columns > 1 ? -1 : undefined
    case 'ArrowRight':
      return columns > 1 ? 1 : undefined
    case 'PageUp':
      return -page
    case 'PageDown':
      return page
    case 'Home':
      return -Infinity
    case 'End':
      return Infinity
    default:
      return undefined
  }
}

function isOnLastLine(row: number, {total, columns}: GridShape): boolean {
  return Math.floor(row / columns) === Math.floor((total - 1) / columns)
}
