import type {RowGroup} from '../../../src-main/contract/search.ts'
import type {Lines} from './lines.ts'
import type {Window} from './scroll-scale.ts'

/** How high the head of a group is. */
export const HEAD_PX = 34

/** The lines of a view: lines of rows and, where they are grouped, the heads between them. */
export interface RowLines extends Lines {
  readonly columns: number
  /** Without groups it is one without a head. */
  readonly sections: readonly Section[]
  /** The rows of a line; none of a head. */
  readonly rowsOf: (line: number) => Window
  /** The section whose head a line is. */
  readonly headAt: (line: number) => Section | undefined
  readonly sectionAt: (line: number) => Section | undefined
  /** The line of a row: of one that is folded away, that of its head. */
  readonly lineOf: (row: number) => number
  readonly isFolded: (row: number) => boolean
}

/** Rows that stand together. */
export interface Section {
  readonly group?: RowGroup | undefined
  readonly folded: boolean
  /** Its first line and where that begins. */
  readonly line: number
  readonly top: number
  readonly heads: 0 | 1
  readonly row: number
  readonly count: number
  /** Lines of rows that are shown. */
  readonly rowLines: number
}

interface Shape {
  readonly total: number
  readonly columns: number
  readonly height: number
  readonly groups?: readonly RowGroup[] | undefined
  readonly folded: ReadonlySet<string>
}

/** Lays rows out in lines: a search among a few sections answers everything, however many rows there are. */
export function rowLines({total, columns, height, groups, folded}: Shape): RowLines {
  const sections = sectionsOf({total, columns, height, groups, folded})
  const last = sections.at(-1)
  const count = last ? last.line + last.heads + last.rowLines : 0
  const heightOf = (section: Section): number => section.heads * HEAD_PX + section.rowLines * height
  const all = last ? last.top + heightOf(last) : 0
  const find = (isBehind: (section: Section) => boolean): Section | undefined => {
    const next = sections.findIndex(isBehind)
    return sections[next < 0 ? sections.length - 1 : Math.max(0, next - 1)]
  }
  const sectionAt = (line: number): Section | undefined => find((section) => section.line > line)
  const sectionOf = (row: number): Section | undefined => find((section) => section.row > row)
  const topOf = (line: number): number => {
    const section = sectionAt(line)
    if (!section || line >= count) return all
    return line < section.line + section.heads
      ? section.top
      : section.top + section.heads * HEAD_PX + (line - section.line - section.heads) * height
  }
  const at = (y: number): number => {
    const section = find(({top}) => top > y)
    if (!section) return 0
    const below = y - section.top - section.heads * HEAD_PX
    if (below < 0) return section.line
    return Math.min(
      section.line + section.heads + Math.floor(below / height),
      Math.max(section.line, section.line + section.heads + section.rowLines - 1),
    )
  }
  const headAt = (line: number): Section | undefined => {
    const section = sectionAt(line)
    return section?.heads === 1 && section.line === line ? section : undefined
  }
  const rowsOf = (line: number): Window => {
    const section = sectionAt(line)
    if (!section || line < section.line + section.heads || line >= count) return {first: section?.row ?? 0, end: section?.row ?? 0}
    const first = section.row + (line - section.line - section.heads) * columns
    return {first, end: Math.min(first + columns, section.row + section.count)}
  }
  const lineOf = (row: number): number => {
    const section = sectionOf(row)
    if (!section) return 0
    return section.folded ? section.line : section.line + section.heads + Math.floor((row - section.row) / columns)
  }
  const isFolded = (row: number): boolean => sectionOf(row)?.folded ?? false
  return {count, height, cover: groups ? HEAD_PX : 0, total: all, columns, sections, topOf, at, rowsOf, headAt, sectionAt, lineOf, isFolded}
}

function sectionsOf({total, columns, height, groups, folded}: Shape): readonly Section[] {
  const parts: readonly {readonly row: number; readonly count: number; readonly group?: RowGroup}[] = groups?.map((group) => ({
    row: group.row,
    count: group.count,
    group,
  })) ?? [{row: 0, count: total}]
  let line = 0
  let top = 0
  return parts
    .filter(({count}) => count > 0)
    .map(({row, count, group}) => {
      const heads = group ? 1 : 0
      const isFolded = group !== undefined && folded.has(group.key)
      const shown = isFolded ? 0 : Math.ceil(count / columns)
      const section: Section = {group, folded: isFolded, line, top, heads, row, count, rowLines: shown}
      line += heads + shown
      top += heads * HEAD_PX + shown * height
      return section
    })
}
