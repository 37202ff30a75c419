import {settledText} from '../../../src-main/contract/query/edit.ts'
import type {SearchQuery} from '../../../src-main/contract/search.ts'
import {activePane, createPaneStore} from '../../core/pane.ts'

/** What a user has asked for: the text says all of it but where to look; chips and menus are views of the text. */
export interface SearchState {
  readonly text: string
  readonly scope: 'everywhere' | 'folder'
}

export const noSearch: SearchState = {text: '', scope: 'everywhere'}

/** What is searched for in a pane. */
export const useSearch = createPaneStore<SearchState>(() => noSearch)

export function clearSearch(pane = activePane()): void {
  useSearch.of(pane).setState(noSearch, true)
}

/** Asks for something else, instead of all that was asked for. */
export function searchFor(text: string, pane = activePane(), scope: SearchState['scope'] = 'everywhere'): void {
  useSearch.of(pane).setState({text, scope}, true)
}

/** What is not understood yet because one still writes it asks for nothing. */
export const isSearching = ({text}: Pick<SearchState, 'text'>): boolean => settledText(text).trim() !== ''

/** The question as the core is asked it; `folder` is where one stands. */
export function queryOf({text, scope}: SearchState, folder: string | undefined): Partial<SearchQuery> {
  return {query: settledText(text).trim(), ...(scope === 'folder' && folder !== undefined ? {in: folder} : {})}
}
