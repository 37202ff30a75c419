import {create} from 'zustand'
import type {SortField, ViewSort} from '../../../src-main/contract/search.ts'
import {remember} from '../../core/remember.ts'

/** The two ways to lay files out. */
export type Layout = 'list' | 'grid'

interface ViewOptions {
  readonly layout: Layout
  readonly sort: ViewSort
}

/** How files are laid out and in which order; kept from one start to the next. */
export const useViewOptions = create<ViewOptions>(() => ({
  layout: remember.read('layout') === 'grid' ? 'grid' : 'list',
  sort: {field: 'name', desc: false, foldersFirst: true},
}))

export function setLayout(layout: Layout): void {
  remember.write('layout', layout)
  useViewOptions.setState({layout})
}

// Large and new things are what one looks for by size and date.
const beginsDescending: ReadonlySet<SortField> = new Set(['size', 'modified'])

/** By another column, or by the same one the other way round. */
export function sortBy(field: SortField): void {
  useViewOptions.setState(({sort}) => ({
    sort: {...sort, field, desc: sort.field === field ? !sort.desc : beginsDescending.has(field)},
  }))
}
