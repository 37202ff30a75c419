import {useEffect} from 'react'
import {perPane, usePane} from '../core/pane.ts'
import {closeFiles, openFiles, type Source, useFiles, useViewOptions, type Wish} from '../features/files/index.ts'
import {followMove, useNavigation, type Visit} from '../features/places/index.ts'
import {isSearching, queryOf, type SearchState, useSearch} from '../features/search/index.ts'
import {useSettings} from '../features/settings/index.ts'

type Asked = Pick<Wish, 'sort' | 'hidden'> & {readonly visit: Visit | undefined; readonly search: SearchState}

const askedOf = perPane((): {last?: Asked} => ({}))

/** Opens what the way taken, the search and the settings of a pane ask for, whenever one of them changes. */
export function useShown(): void {
  const pane = usePane()
  const visit = useNavigation(({visits, at}) => visits[at])
  const search = useSearch()
  const sort = useViewOptions((state) => state.sort)
  const hidden = useSettings((state) => state.value.showHidden ?? false)
  useEffect(() => {
    const asked = askedOf(pane)
    // A pane that is seen once more shows what it showed.
    if (isSame(asked.last, {visit, search, sort, hidden})) return
    asked.last = {visit, search, sort, hidden}
    const source = sourceOf(visit?.place.folder, search)
    if (!source) return closeFiles(pane)
    if (visit?.moved && isShown({source, sort, hidden}, useFiles.getState(pane).wish)) return
    const searched = source.search !== undefined
    const start = searched || !visit?.spot ? {} : {start: visit.spot}
    void openFiles({source, sort: searched ? {...sort, foldersFirst: false} : sort, hidden, ...start}, false, pane)
  }, [pane, visit, search, sort, hidden])
}

/** Goes along with the folder that is shown where others move or rename it, or one above it. */
export function useMoves(): void {
  useEffect(
    () =>
      useFiles.subscribe(({rows}, {rows: before}, pane) => {
        const [from, to] = [before?.folder, rows?.folder]
        if (from && to && rows?.view === before?.view && from.path !== to.path) followMove(from, to, pane)
      }),
    [],
  )
}

function isSame(one: Asked | undefined, other: Asked): boolean {
  return one?.visit === other.visit && one?.search === other.search && one?.sort === other.sort && one.hidden === other.hidden
}

// What moved is asked for by its new name already, and stands where it stood.
function isShown({source, sort, hidden}: Pick<Wish, 'source' | 'sort' | 'hidden'>, wish: Wish | undefined): boolean {
  return source.folder !== undefined && source.folder === wish?.source.folder && sort === wish.sort && hidden === wish.hidden
}

function sourceOf(folder: string | undefined, search: SearchState): Source | undefined {
  if (isSearching(search)) return {search: queryOf(search, folder, new Date())}
  return folder === undefined ? undefined : {folder}
}
