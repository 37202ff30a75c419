import type {SortField, ViewSort} from '../../../src-main/contract/search.ts'
import {activePane, createPaneStore} from '../../core/pane.ts'
import {remember} from '../../core/remember.ts'

/** The ways to lay files out. */
export const layouts = ['list', 'grid'] as const
export type Layout = (typeof layouts)[number]

/** How a pane lays files out. */
export interface ViewOptions {
  readonly layout: Layout
  readonly sort: ViewSort
}

/** How a pane lays files out and in which order; the layout is kept from one start to the next. */
export const useViewOptions = createPaneStore<ViewOptions>(() => ({
  layout: remember.read('layout') === 'grid' ? 'grid' : 'list',
  sort: {field: 'name', desc: false, foldersFirst: true},
}))

export function setLayout(layout: Layout, pane = activePane()): void {
  remember.write('layout', layout)
  useViewOptions.setState({layout}, pane)
}

// Large and new things are what one looks for by size and date.
const beginsDescending: ReadonlySet<SortField> = new Set(['size', 'modified'])

/** By another column, or by the same one the other way round. */
export function sortBy(field: SortField, pane = activePane()): void {
  useViewOptions.setState(
    ({sort}) => ({sort: {...sort, field, desc: sort.field === field ? !sort.desc : beginsDescending.has(field)}}),
    pane,
  )
}
