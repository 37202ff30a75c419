/** Lines of a scrolled box, one below the other, each as high as it is. */
export interface Lines {
  readonly count: number
  /** How high most of them are. */
  readonly height: number
  /** How much of the upper edge something covers that sticks there. */
  readonly cover?: number
  /** How high all of them are together. */
  readonly total: number
  /** Where a line begins; the line behind the last one begins where all ends. */
  readonly topOf: (line: number) => number
  /** The line that stands at a place; the first or the last one beyond the ends. */
  readonly at: (y: number) => number
}

/** Lines of one height: however many, they need no table. */
export function evenLines(count: number, height: number): Lines {
  return {
    count,
    height,
    total: count * height,
    topOf: (line) => line * height,
    at: (y) => Math.max(0, Math.min(Math.floor(y / height), count - 1)),
  }
}
