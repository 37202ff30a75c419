import {useEffect} from 'react'
import {closeFiles, openFiles, type Source, useFiles, useViewOptions, type Wish} from '../features/files/index.ts'
import {followMove, useNavigation} from '../features/places/index.ts'
import {isSearching, queryOf, type SearchState, useSearch} from '../features/search/index.ts'
import {useSettings} from '../features/settings/index.ts'

/** Opens what the way taken, the search and the settings ask for, whenever one of them changes. */
export function useShown(): void {
  const visit = useNavigation(({visits, at}) => visits[at])
  const search = useSearch()
  const sort = useViewOptions((state) => state.sort)
  const hidden = useSettings((state) => state.value.showHidden ?? false)
  useEffect(() => {
    const source = sourceOf(visit?.place.folder, search)
    if (!source) return closeFiles()
    if (visit?.moved && isAsked({source, sort, hidden})) return
    const searched = source.search !== undefined
    void openFiles({
      source,
      sort: searched ? {...sort, foldersFirst: false} : sort,
      hidden,
      ...(searched || !visit?.spot ? {} : {start: visit.spot}),
    })
  }, [visit, search, sort, hidden])
}

/** Goes along with the folder that is shown where others move or rename it, or one above it. */
export function useMoves(): void {
  useEffect(
    () =>
      useFiles.subscribe(({rows}, {rows: before}) => {
        const [from, to] = [before?.folder, rows?.folder]
        if (from && to && rows?.view === before?.view && from.path !== to.path) followMove(from, to)
      }),
    [],
  )
}

// What moved is asked for by its new name already, and stands where it stood.
function isAsked({source, sort, hidden}: Pick<Wish, 'source' | 'sort' | 'hidden'>): boolean {
  const {wish} = useFiles.getState()
  return source.folder !== undefined && source.folder === wish?.source.folder && sort === wish.sort && hidden === wish.hidden
}

function sourceOf(folder: string | undefined, search: SearchState): Source | undefined {
  if (isSearching(search)) return {search: queryOf(search, folder, new Date())}
  return folder === undefined ? undefined : {folder}
}

/** The path of the folder that one is in, as the core spells it once it has answered. */
export function useShownPath(): string | undefined {
  const folder = useNavigation(({visits, at}) => visits[at]?.place.folder)
  return useFiles(({rows}) => (rows && rows.wish.source.folder === folder ? (rows.folder?.path ?? folder) : folder))
}
