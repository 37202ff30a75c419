import type {GroupName, SortField} from '../../../src-main/contract/search.ts'
import {activePane, createPaneStore} from '../../core/pane.ts'
import {pathParts} from '../places/index.ts'
import {type Column, standardColumns} from './columns.ts'
import {keepView, keptView, type Layout, type ViewOptions} from './view-memory.ts'

type PaneOptions = ViewOptions & {
  /** What they are remembered for: a folder, or the results of searches. */
  readonly of: string
}

const standardView: ViewOptions = {
  layout: 'list',
  sort: {field: 'name', desc: false, foldersFirst: true},
  group: 'none',
  columns: standardColumns,
}

/** How a pane lays files out: as it was left the last time in the same folder, else as the user wants all folders. */
export const useViewOptions = createPaneStore<PaneOptions>(() => ({...(keptView(DEFAULT) ?? standardView), of: HOME}))

const DEFAULT = '*'
const HOME = ''

/** Lays a pane out as what it comes to was left; whoever walks up and down in columns stays in columns. */
export function takeView(of: string, pane = activePane()): void {
  const before = useViewOptions.getState(pane)
  if (before.of === of) return
  const taken = keptView(of) ?? keptView(DEFAULT) ?? standardView
  const isWalk = before.layout === 'columns' && (isAbove(before.of, of) || isAbove(of, before.of))
  useViewOptions.setState({...taken, ...(isWalk && {layout: 'columns'}), of}, pane)
}

const isAbove = (folder: string, other: string): boolean => folder !== HOME && pathParts(other).some(({path}) => path === folder)

/** The folder that a pane shows has another name now: it stays as it is laid out. */
export function carryView(of: string, pane = activePane()): void {
  const before = useViewOptions.getState(pane).of
  if (before === of) return
  useViewOptions.setState({of}, pane)
  const kept = keptView(before)
  if (kept) keepView(of, kept)
}

export function setLayout(layout: Layout, pane = activePane()): void {
  changeView({layout}, pane)
}

export function setColumns(columns: readonly Column[], pane = activePane()): void {
  changeView({columns}, pane)
}

// Large and new things are what one looks for by size and date.
const beginsDescending: ReadonlySet<SortField> = new Set(['size', 'modified', 'created'])

/** By another column, or by the same one the other way round. */
export function sortBy(field: SortField, pane = activePane()): void {
  const {sort} = useViewOptions.getState(pane)
  changeView({sort: {...sort, field, desc: sort.field === field ? !sort.desc : beginsDescending.has(field)}}, pane)
}

/** Puts files together by what they have in common; the columns beside each other have no room for heads. */
export function groupBy(group: GroupName, pane = activePane()): void {
  changeView({group}, pane)
}

/** Lays all folders out so that have no view of their own. */
export function makeDefault(pane = activePane()): void {
  keepView(DEFAULT, viewIn(pane))
}

/** Lays this folder out as all others. */
export function backToDefault(pane = activePane()): void {
  const {of} = useViewOptions.getState(pane)
  keepView(of, undefined)
  useViewOptions.setState(keptView(DEFAULT) ?? standardView, pane)
}

function changeView(change: Partial<ViewOptions>, pane = activePane()): void {
  useViewOptions.setState(change, pane)
  keepView(useViewOptions.getState(pane).of, viewIn(pane))
}

function viewIn(pane = activePane()): ViewOptions {
  const {layout, sort, group, columns} = useViewOptions.getState(pane)
  return {layout, sort, group, columns}
}
