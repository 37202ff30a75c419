import type {SearchQuery} from '../../../src-main/contract/search.ts'
import {activePane, createPaneStore} from '../../core/pane.ts'

/** How large a file must be. */
export type SizeFilter = 'small' | 'medium' | 'large' | 'huge'
export type DateFilter = 'today' | 'week' | 'month' | 'year'

/** What a user has asked for, as the box and the filters hold it. */
export interface SearchState {
  readonly text: string
  readonly scope: 'everywhere' | 'folder'
  /** A category, or `dir`. */
  readonly kind?: string | undefined
  readonly size?: SizeFilter | undefined
  readonly date?: DateFilter | undefined
  /** Ids of tags; what has one of them is found. */
  readonly tags?: readonly string[] | undefined
}

export const noSearch: SearchState = {text: '', scope: 'everywhere'}

/** What is searched for in a pane. */
export const useSearch = createPaneStore<SearchState>(() => noSearch)

export function clearSearch(pane = activePane()): void {
  useSearch.of(pane).setState(noSearch, true)
}

/** Asks for all that has a tag. */
export function searchTag(id: string, pane = activePane()): void {
  useSearch.of(pane).setState({...noSearch, tags: [id]}, true)
}

export function isSearching({text, ...filters}: SearchState): boolean {
  const {kind, size, date, tags} = filters
  return text.trim() !== '' || [kind, size, date, tags].some((filter) => filter !== undefined)
}

const MB = 1_000_000
const sizes: Readonly<Record<SizeFilter, Pick<SearchQuery, 'minSize' | 'maxSize'>>> = {
  small: {maxSize: MB - 1},
  medium: {minSize: MB},
  large: {minSize: 100 * MB},
  huge: {minSize: 1000 * MB},
}
const days: Readonly<Record<DateFilter, number>> = {today: 0, week: 7, month: 30, year: 365}

/** The question as the core is asked it; `folder` is where one stands. */
export function queryOf(state: SearchState, folder: string | undefined, now: Date): Partial<SearchQuery> {
  return {
    query: state.text.trim(),
    ...(state.scope === 'folder' && folder !== undefined ? {in: folder} : {}),
    ...(state.kind === undefined ? {} : {kind: [state.kind]}),
    ...(state.size === undefined ? {} : sizes[state.size]),
    ...(state.tags === undefined ? {} : {tag: [...state.tags]}),
    ...(state.date === undefined ? {} : {after: daysBefore(now, days[state.date])}),
  }
}

function daysBefore(now: Date, count: number): string {
  const start = new Date(now)
  start.setHours(0, 0, 0, 0)
  start.setDate(start.getDate() - count)
  return start.toISOString()
}
