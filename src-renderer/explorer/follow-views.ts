import type {Pane} from '../core/pane.ts'
import {carryView, takeView} from '../features/files/index.ts'
import {here, useNavigation} from '../features/places/index.ts'
import {isSearching, useSearch} from '../features/search/index.ts'

const FOUND = '?'

/** Lays out each folder as it was left, and what is found as such things were; the answer ends it. */
export function followViews(): () => void {
  const take = (_now: unknown, _before: unknown, pane: Pane): void => {
    const {place, moved} = here(pane)
    if (isSearching(useSearch.getState(pane))) takeView(FOUND, pane)
    else if (moved) carryView(place.folder ?? '', pane)
    else takeView(place.folder ?? '', pane)
  }
  const stops = [useNavigation.subscribe(take), useSearch.subscribe(take)]
  return () => stops.forEach((stop) => stop())
}
