import {useEffect} from 'react'
import {perPane, usePane} from '../core/pane.ts'
import {settledText} from '../../src-main/contract/query/edit.ts'
import {useBasket} from '../features/basket/index.ts'
import {closeFiles, openFiles, useFiles, useFilter, useViewOptions, type Wish} from '../features/files/index.ts'
import {type Place, type Spot, useNavigation} from '../features/places/index.ts'
import {isSearching, queryOf, type SearchState, useSearch} from '../features/search/index.ts'
import {useSettings} from '../features/settings/index.ts'

type Asked = Pick<Wish, 'sort' | 'hidden' | 'group'> & {
  readonly place: Place | undefined
  readonly search: SearchState
  readonly filter: string
  /** What is in the basket, where that is shown. */
  readonly basket: Wish['source']['entries']
}

const askedOf = perPane((): {last?: Asked} => ({}))

/** Opens what the way taken, the search and the settings of a pane ask for, whenever one of them changes. */
export function useShown(): void {
  const pane = usePane()
  const visit = useNavigation(({visits, at}) => visits[at])
  const search = useSearch()
  const filter = useFilter(({folder, text}) => (folder === visit?.place.folder ? text : ''))
  const basket = useBasket(({ids}) => (visit?.place.page === 'basket' ? ids : undefined))
  const sort = useViewOptions((state) => state.sort)
  // The columns beside each other have no room for heads.
  const group = useViewOptions(({layout, group: wanted}) => (layout === 'columns' ? 'none' : wanted))
  const hidden = useSettings((state) => state.value.showHidden ?? false)
  useEffect(() => {
    const asked = askedOf(pane)
    // A pane that is seen once more shows what it showed.
    const next = {place: visit?.place, search, filter, basket, sort, hidden, group}
    if (isSame(asked.last, next)) return
    // What comes into the basket or leaves it while that is shown moves nobody away.
    const stays = basket !== undefined && asked.last !== undefined && isSame({...asked.last, basket}, next)
    asked.last = next
    const wish = wishOf(next, visit?.spot)
    if (!wish) closeFiles(pane)
    else if (!visit?.moved || !isShown(wish, useFiles.getState(pane).wish)) void openFiles(wish, stays, pane)
  }, [pane, visit, search, filter, basket, sort, hidden, group])
}

function isSame(one: Asked | undefined, other: Asked): boolean {
  return one !== undefined && (Object.keys(other) as (keyof Asked)[]).every((key) => one[key] === other[key])
}

// What moved is asked for by its new name already, and stands where it stood.
function isShown({source, sort, hidden, group}: Wish, wish: Wish | undefined): boolean {
  return (
    source.folder !== undefined &&
    source.folder === wish?.source.folder &&
    sort === wish.sort &&
    hidden === wish.hidden &&
    group === wish.group
  )
}

/** Who searches or filters begins at the top; among what was found folders do not come first. */
function wishOf({place, search, filter, basket, sort, hidden, group}: Asked, spot: Spot | undefined): Wish | undefined {
  const folder = place?.folder
  if (isSearching(search)) return {source: {search: queryOf(search, folder)}, sort: {...sort, foldersFirst: false}, hidden, group}
  const start = spot ? {start: spot} : {}
  if (basket) return {source: {entries: basket}, sort, hidden, group, ...start}
  if (folder === undefined) return undefined
  const query = settledText(filter).trim()
  return query !== '' ? {source: {folder, filter: {query}}, sort, hidden, group} : {source: {folder}, sort, hidden, group, ...start}
}
