import type {Corners} from './marquee-state.ts'
import type {RowLines} from './row-lines.ts'
import type {Window} from './scroll-scale.ts'

/** Where tiles stand in a line; lines of rows are met wherever they are crossed. */
export interface TilePlaces {
  readonly width: number
  /** Between one and the next. */
  readonly step: number
  readonly edge: number
}

/** What a box meets: which lines, and which places in each. */
export interface Met {
  readonly firstLine: number
  readonly lastLine: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** Told by arithmetic alone: most rows that it meets may have left the window. */
export function metBy({from, to}: Corners, lines: RowLines, tiles: TilePlaces | undefined): Met | undefined {
  const [top, bottom] = [Math.min(from.down, to.down), Math.max(from.down, to.down)]
  if (bottom < 0 || top >= lines.total || lines.count === 0) return undefined
  const columns = tiles ? columnsMet(Math.min(from.across, to.across), Math.max(from.across, to.across), tiles) : {first: 0, last: 0}
  if (columns.first > columns.last) return undefined
  return {firstLine: lines.at(Math.max(0, top)), lastLine: lines.at(bottom), firstColumn: columns.first, lastColumn: columns.last}
}

function columnsMet(start: number, end: number, {width, step, edge}: TilePlaces): {readonly first: number; readonly last: number} {
  return {first: Math.max(0, Math.ceil((start - edge - width) / step)), last: Math.floor((end - edge) / step)}
}

export function isMet(row: number, {firstLine, lastLine, firstColumn, lastColumn}: Met, lines: RowLines): boolean {
  const line = lines.lineOf(row)
  if (line < firstLine || line > lastLine || lines.isFolded(row)) return false
  const column = row - lines.rowsOf(line).first
  return column >= firstColumn && column <= lastColumn
}

export interface RowRange {
  readonly first: number
  readonly last: number
}

/** The rows that are met, as ranges: where lines are whole, one for each group. */
export function rangesMet({firstLine, lastLine, firstColumn, lastColumn}: Met, lines: RowLines): readonly RowRange[] {
  const whole = firstColumn === 0 && lastColumn >= lines.columns - 1
  const ranges: RowRange[] = []
  for (const {line, heads, rowLines} of lines.sections) {
    const first = Math.max(firstLine, line + heads)
    const last = Math.min(lastLine, line + heads + rowLines - 1)
    if (first > last) continue
    if (whole) {
      ranges.push({first: lines.rowsOf(first).first, last: lines.rowsOf(last).end - 1})
      continue
    }
    for (let at = first; at <= last; at++) ranges.push(...partOf(lines.rowsOf(at), firstColumn, lastColumn))
  }
  return ranges
}

function partOf({first, end}: Window, firstColumn: number, lastColumn: number): readonly RowRange[] {
  const last = Math.min(first + lastColumn, end - 1)
  return first + firstColumn <= last ? [{first: first + firstColumn, last}] : []
}

export const rowsIn = (ranges: readonly RowRange[]): number => ranges.reduce((sum, {first, last}) => sum + last - first + 1, 0)
