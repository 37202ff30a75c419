/** A month with its pictures: which rows of the view they are. */
export interface Month {
  readonly month: string
  readonly row: number
  readonly count: number
}

/** Where a month stands: its head, and below it lines of tiles. */
export interface Section extends Month {
  readonly top: number
  readonly height: number
  /** The line of its head among all lines, heads counted. */
  readonly line: number
}

export interface TimelineLayout {
  readonly sections: readonly Section[]
  readonly columns: number
  /** As wide as high, so that the tiles of a line fill it. */
  readonly tile: number
  readonly height: number
  /** Heads and lines of tiles. */
  readonly lines: number
}

export const HEAD_PX = 44
export const GAP_PX = 4

/** Lays months out below each other, the tiles of each in full lines of a width. */
export function timelineLayout(months: readonly Month[], width: number, wanted: number): TimelineLayout {
  const columns = Math.max(1, Math.round((width + GAP_PX) / (wanted + GAP_PX)))
  const tile = Math.max(1, (width - (columns - 1) * GAP_PX) / columns)
  let top = 0
  let line = 0
  const sections = months.map((month): Section => {
    const lines = Math.ceil(month.count / columns)
    const section = {...month, top, line, height: HEAD_PX + lines * (tile + GAP_PX)}
    top += section.height
    line += 1 + lines
    return section
  })
  return {sections, columns, tile, height: top, lines: line}
}

/** Where the tile of a row stands. */
export interface TilePlace {
  readonly row: number
  readonly top: number
  readonly start: number
  /** Its line among all lines, heads counted, and its place in it. */
  readonly line: number
  readonly column: number
}

export function tilePlace({columns, tile}: TimelineLayout, section: Section, row: number): TilePlace {
  const at = row - section.row
  const [line, column] = [Math.floor(at / columns), at % columns]
  return {
    row,
    top: section.top + HEAD_PX + line * (tile + GAP_PX),
    start: column * (tile + GAP_PX),
    line: section.line + 1 + line,
    column,
  }
}

export function sectionOfRow({sections}: TimelineLayout, row: number): Section | undefined {
  return sections[lastBefore(sections.length, (at) => sections[at]!.row <= row)]
}

export function sectionAt({sections}: TimelineLayout, top: number): Section | undefined {
  return sections[
    Math.max(
      0,
      lastBefore(sections.length, (at) => sections[at]!.top <= top),
    )
  ]
}

/** The tiles and heads that stand between two heights. */
export function inView(
  layout: TimelineLayout,
  from: number,
  to: number,
): {readonly sections: readonly Section[]; readonly tiles: readonly TilePlace[]} {
  const {sections: all, columns, tile} = layout
  const first = Math.max(
    0,
    lastBefore(all.length, (at) => all[at]!.top <= from),
  )
  const sections: Section[] = []
  const tiles: TilePlace[] = []
  for (let at = first; at < all.length && all[at]!.top < to; at++) {
    const section = all[at]!
    sections.push(section)
    const line = (height: number): number => Math.floor((height - section.top - HEAD_PX) / (tile + GAP_PX))
    const begin = Math.max(0, line(from)) * columns
    const end = Math.min(section.count, Math.max(0, line(to) + 1) * columns)
    for (let row = begin; row < end; row++) tiles.push(tilePlace(layout, section, section.row + row))
  }
  return {sections, tiles}
}

/** The row that a key leads to; up and down keep the column as far as the line there is long enough. */
export function rowAfterKey(key: string, row: number, layout: TimelineLayout): number | undefined {
  const last = (layout.sections.at(-1)?.row ?? 0) + (layout.sections.at(-1)?.count ?? 0) - 1
  const step = {ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[key]
  if (step !== undefined) return Math.min(last, Math.max(0, row + step))
  if (key === 'ArrowDown' || key === 'ArrowUp') return lineAbove(row, key === 'ArrowDown' ? 1 : -1, layout)
  return undefined
}

function lineAbove(row: number, by: 1 | -1, layout: TimelineLayout): number {
  const {sections, columns} = layout
  const section = sectionOfRow(layout, row)
  if (!section) return row
  const at = row - section.row
  const line = Math.floor(at / columns) + by
  const column = at % columns
  if (line >= 0 && line * columns < section.count) return section.row + Math.min(line * columns + column, section.count - 1)
  const other = sections[sections.indexOf(section) + by]
  if (!other) return row
  const otherLine = by === 1 ? 0 : Math.ceil(other.count / columns) - 1
  return other.row + Math.min(otherLine * columns + column, other.count - 1)
}

/** The last place that passes, where all before it pass, too; -1 where none does. */
function lastBefore(count: number, passes: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}
