import {type Pane, usePanes} from '../core/pane.ts'
import {carryView, takeView} from '../features/files/index.ts'
import {here, type Navigation, useNavigation} from '../features/places/index.ts'
import {isSearching, useSearch} from '../features/search/index.ts'

const FOUND = '?'
const BASKET = '?basket'

/** Lays out each folder as it was left, and what is found as such things were; the answer ends it. */
export function followViews(): () => void {
  for (const pane of usePanes.getState().visible) take(pane)
  const stops = [
    useNavigation.subscribe((now, before, pane) => {
      if (isRenamed(now, before)) carryView(here(pane).place.folder ?? '', pane)
      else take(pane)
    }),
    useSearch.subscribe((_now, _before, pane) => take(pane)),
  ]
  return () => stops.forEach((stop) => stop())
}

function take(pane: Pane): void {
  const {folder, page} = here(pane).place
  if (isSearching(useSearch.getState(pane))) takeView(FOUND, pane)
  else takeView(page === 'basket' ? BASKET : (folder ?? ''), pane)
}

/** Nobody went anywhere: the folder that is shown has another name. */
function isRenamed(now: Navigation, before: Navigation): boolean {
  const visit = now.visits[now.at]
  return visit?.moved === true && now.at === before.at && visit.place !== before.visits[before.at]?.place
}
