import type {SortField} from '../../../src-main/contract/search.ts'

/** What the list can say of an entry, one column each. */
export const columnKeys = ['name', 'folder', 'size', 'modified', 'created', 'kind'] as const
export type ColumnKey = (typeof columnKeys)[number]

export const isColumn = (key: string): key is ColumnKey => columnKeys.some((one) => one === key)

/** One column of the list, as a user set it. */
export interface Column {
  readonly key: ColumnKey
  /** In pixels; the standard one where nobody set another. */
  readonly width?: number | undefined
  readonly hidden?: boolean | undefined
}

/** The columns as they begin, in their order; the name comes first and is always there. */
export const standardColumns: readonly Column[] = [
  {key: 'name'},
  {key: 'folder'},
  {key: 'size'},
  {key: 'modified'},
  {key: 'created', hidden: true},
  {key: 'kind'},
]

interface Facts {
  readonly field: SortField
  readonly width: number
}

export const columnFacts: Readonly<Record<ColumnKey, Facts>> = {
  name: {field: 'name', width: 180},
  folder: {field: 'path', width: 170},
  size: {field: 'size', width: 88},
  modified: {field: 'modified', width: 158},
  created: {field: 'created', width: 158},
  kind: {field: 'kind', width: 122},
}

const GAP_PX = 20
const EDGE_PX = 32
const LEAST_PX = 56
const MOST_PX = 1_200

interface Room {
  /** Where entries are in different folders. */
  readonly withFolder: boolean
  readonly width: number
  /** How large text is: columns that nobody made wider or narrower grow with it. */
  readonly scale?: number
}

/** The columns to draw. In a narrow pane the last ones go first; what a user made wide is scrolled to. */
export function shownColumns(columns: readonly Column[], {withFolder, width, scale = 1}: Room): readonly Column[] {
  const wished = columns.filter(({key, hidden}) => (key === 'folder' ? withFolder : !hidden))
  const usual = (key: ColumnKey): Column =>
    key === 'name' || scale === 1 ? {key} : {key, width: Math.round(columnFacts[key].width * scale)}
  let shown = wished
  while (shown.length > 2 && leastWidth(shown.map(({key}) => usual(key))) > width) shown = shown.slice(0, -1)
  return shown.map((column) => (column.width === undefined ? {...column, ...usual(column.key)} : column))
}

/** How wide the list must be for its columns. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + leastOf(column), EDGE_PX + GAP_PX * (columns.length - 1))
}

const widthOf = ({key, width}: Column): number => width ?? columnFacts[key].width

/** The name gives way before anything is scrolled to, whatever width was set. */
const leastOf = (column: Column): number => (column.key === 'name' ? Math.min(widthOf(column), columnFacts.name.width) : widthOf(column))

/** The columns as the grid of a row is told. */
export function columnTracks(columns: readonly Column[]): string {
  return columns
    .map((column) => (column.key === 'name' ? `minmax(${leastOf(column)}px, ${nameMost(column)})` : `${widthOf(column)}px`))
    .join(' ')
}

const nameMost = ({width}: Column): string => (width === undefined ? '1fr' : `${width}px`)

export function widened(columns: readonly Column[], key: ColumnKey, width: number | undefined): readonly Column[] {
  const bounded = width === undefined ? undefined : Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, width)))
  return columns.map((column) => (column.key === key ? {...column, width: bounded} : column))
}

export function toggledColumn(columns: readonly Column[], key: ColumnKey): readonly Column[] {
  return columns.map((column) => (column.key === key && key !== 'name' ? {...column, hidden: !column.hidden} : column))
}

/** Lets a column change places with the next shown one before or behind it; the name stays where it is. */
export function movedColumn(columns: readonly Column[], key: ColumnKey, {by, shown}: Move): readonly Column[] {
  const other = shown[shown.indexOf(key) + by]
  if (key === 'name' || other === undefined || other === 'name' || !shown.includes(key)) return columns
  const [from, to] = [key, other].map((one) => columns.findIndex((column) => column.key === one)) as [number, number]
  const [mine, theirs] = [columns[from], columns[to]]
  return mine && theirs ? columns.with(from, theirs).with(to, mine) : columns
}

interface Move {
  readonly by: 1 | -1
  readonly shown: readonly ColumnKey[]
}
