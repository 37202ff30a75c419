import type {Failure} from '../../../src-main/contract/errors.ts'
import type {EntryId} from '../../../src-main/contract/ids.ts'
import type {GroupName, RowGroup, SearchQuery, ViewFilter, ViewSort, ViewState} from '../../../src-main/contract/search.ts'
import {createPaneStore, type Pane} from '../../core/pane.ts'
import type {Pages} from './row-pages.ts'

/** Where rows come from: a folder, a search, or entries that somebody put together. */
export interface Source {
  readonly folder?: string | undefined
  /** Which rows of the folder, where not all. */
  readonly filter?: Partial<ViewFilter> | undefined
  readonly search?: Partial<SearchQuery> | undefined
  readonly entries?: readonly EntryId[] | undefined
}

/** What is asked for: where from, in which order, and which row to begin at. */
export interface Wish {
  readonly source: Source
  readonly sort: ViewSort
  readonly hidden: boolean
  readonly group?: GroupName | undefined
  readonly start?: {readonly row?: number | undefined; readonly id?: string | undefined; readonly name?: string | undefined} | undefined
}

/** What is shown. */
export interface Rows {
  readonly wish: Wish
  readonly view: string
  readonly total: number
  readonly seq: number
  /** Where they are grouped. */
  readonly groups?: readonly RowGroup[] | undefined
  readonly folder: ViewState['folder']
  readonly pages: Pages
  /** The row that an asked-for entry stands at. */
  readonly startRow?: number | undefined
}

/** What a pane shows, and what is on its way to it. */
export interface FilesState {
  readonly phase: 'idle' | 'opening' | 'ready' | 'failed'
  /** It takes so long that the rows of what was left must not stand any more. */
  readonly late: boolean
  /** Counts what was opened: the grid begins anew when it moves. */
  readonly opened: number
  readonly wish?: Wish | undefined
  readonly rows?: Rows | undefined
  readonly failure?: Failure | undefined
  /** The folder was shown and is not there any more. */
  readonly gone?: boolean | undefined
  /** Nobody saw the rows for a while: the core holds no view of them, and they are asked for again when they are seen. */
  readonly asleep?: boolean | undefined
}

/** The rows of a pane. */
export const useFiles = createPaneStore<FilesState>(() => ({phase: 'idle', late: false, opened: 0}))

/** The rows come from many folders, so that each says where it is. */
export const isGathered = ({wish}: Pick<Rows, 'wish'>): boolean => wish.source.folder === undefined

/** Another order of the same rows, or more of them, is the same source. */
export function isSameSource(one: Wish | undefined, other: Wish | undefined): boolean {
  return one !== undefined && other !== undefined && JSON.stringify(one.source) === JSON.stringify(other.source)
}

/** The rows that are shown are of something that was left: what was asked for since is not here yet. */
export function isOnItsWay(pane: Pane): boolean {
  const {phase, rows, wish} = useFiles.getState(pane)
  return phase === 'opening' && rows !== undefined && !isSameSource(rows.wish, wish)
}
