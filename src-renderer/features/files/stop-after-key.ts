import type {RowLines, Section} from './row-lines.ts'

/** Where the keyboard stands among grouped rows: on a row, or on the head of a group. */
export type Stop = {readonly row: number} | {readonly head: string}

interface Way {
  readonly from: Stop
  readonly line: number
  readonly column: number
  readonly lines: RowLines
  readonly pageLines: number
}

const steps: Readonly<Record<string, (way: Way) => Stop | undefined>> = {
  ArrowDown: ({from, line, column, lines}) => (line + 1 < lines.count ? stopAt(line + 1, column, lines) : from),
  ArrowUp: ({from, line, column, lines}) => (line > 0 ? stopAt(line - 1, column, lines) : from),
  PageDown: (way) => pageAway(way, 1),
  PageUp: (way) => pageAway(way, -1),
  Home: ({lines}) => stopAt(0, 0, lines),
  End: ({lines}) => stopAt(lines.count - 1, Infinity, lines),
  ArrowLeft: (way) => beside(way, -1),
  ArrowRight: (way) => beside(way, 1),
}

/** The stop that an arrow or page key leads to among grouped rows, or undefined when the key moves nothing. */
export function stopAfterKey(key: string, from: Stop, {lines, pageLines}: Pick<Way, 'lines' | 'pageLines'>): Stop | undefined {
  const line = lineOfStop(from, lines)
  const column = 'row' in from ? Math.max(0, from.row - lines.rowsOf(line).first) : 0
  return steps[key]?.({from, line, column, lines, pageLines})
}

function pageAway({line, column, lines, pageLines}: Way, by: 1 | -1): Stop {
  const px = Math.max(1, pageLines - 1) * lines.height * by
  return stopAt(lines.at(Math.max(0, lines.topOf(line) + px)), column, lines)
}

/** The group that a stop belongs to. */
export function sectionOfStop(stop: Stop, lines: RowLines): Section | undefined {
  return 'head' in stop ? lines.sections.find(({group}) => group?.key === stop.head) : lines.sectionAt(lines.lineOf(stop.row))
}

export function lineOfStop(stop: Stop, lines: RowLines): number {
  return 'row' in stop ? Math.max(0, lines.lineOf(Math.max(0, stop.row))) : (sectionOfStop(stop, lines)?.line ?? 0)
}

function stopAt(line: number, column: number, lines: RowLines): Stop {
  const head = lines.headAt(line)?.group
  if (head) return {head: head.key}
  const {first, end} = lines.rowsOf(line)
  return {row: Math.min(first + column, end - 1)}
}

/** The next tile, also where it is in another group; what is folded away is passed over. */
function beside({from, lines}: Way, by: 1 | -1): Stop | undefined {
  if ('head' in from || lines.columns === 1) return undefined
  const {row} = from
  const section = lines.sectionAt(lines.lineOf(row))
  const next = row + by
  if (section && next >= section.row && next < section.row + section.count) return {row: next}
  const others = lines.sections.filter(({folded, row: first}) => !folded && (by > 0 ? first > row : first < (section?.row ?? 0)))
  const other = by > 0 ? others[0] : others.at(-1)
  return other ? {row: by > 0 ? other.row : other.row + other.count - 1} : from
}
