import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {useFiles} from '../files/index.ts'
import {here, nameOf, type PageName, useNavigation} from '../places/index.ts'
import {isSearching, type SearchState, useSearch} from '../search/index.ts'
import {paneOf, type Tab} from './tabs.ts'

/** The path of the folder that a pane is in, as the core spells it once it has answered. */
export function useShownPath(): string | undefined {
  const folder = useNavigation(({visits, at}) => visits[at]?.place.folder)
  return useFiles(({rows}) => (rows && rows.wish.source.folder === folder ? (rows.folder?.path ?? folder) : folder))
}

/** What a pane is called: by its folder, its page, or what is searched for in it. */
export function usePaneTitle(): string {
  const path = useShownPath()
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  return titleOf({path, page, search: useSearch()})
}

/** What a tab is called at the moment: as the pane of it that is meant. */
export function titleOfTab(tab: Tab): string {
  const pane = paneOf(tab)
  const {folder, page} = here(pane).place
  return titleOf({path: folder, page, search: useSearch.getState(pane)})
}

interface Shown {
  readonly path: string | undefined
  readonly page: PageName | undefined
  readonly search: SearchState
}

function titleOf({path, page, search}: Shown): string {
  if (isSearching(search)) return search.text.trim() === '' ? messages.search.box : messages.tabs.searchFor(search.text.trim())
  if (path !== undefined) return shown(nameOf(path))
  return page === undefined ? messages.home : messages.pages[page].title
}
