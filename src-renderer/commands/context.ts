import type {Item} from '../../src-main/contract/file.ts'
import {activePane, type Pane} from '../core/pane.ts'
import {selectedCount, shownFolder, useFiles, useSelection} from '../features/files/index.ts'
import {here, type Place} from '../features/places/index.ts'
import {isSearching, useSearch} from '../features/search/index.ts'
import {activeTab, otherPane, type Tab} from '../features/tabs/index.ts'

/** What commands are for: where one is and what is chosen at the moment. */
export interface Context {
  readonly pane: Pane
  readonly tab: Tab
  readonly place: Place
  /** The entry that the keyboard stands on, or the chosen one. */
  readonly item: Item | undefined
  /** How many an act would be for. */
  readonly count: number
  /** How many are marked as chosen. */
  readonly chosen: number
  readonly total: number
  /** The folder whose entries are shown. */
  readonly folder: string | undefined
  readonly isSearching: boolean
  readonly isSplit: boolean
}

export function contextNow(pane: Pane = activePane(), tab: Tab = activeTab()): Context {
  const {rows} = useFiles.getState(pane)
  const {selection} = useSelection.getState(pane)
  const total = rows?.total ?? 0
  const chosen = rows ? selectedCount(selection, total) : 0
  const item = rows && itemOf(selection)
  return {
    pane,
    tab,
    place: here(pane).place,
    item,
    count: chosen > 0 ? chosen : item ? 1 : 0,
    chosen,
    total,
    folder: shownFolder(pane),
    isSearching: isSearching(useSearch.getState(pane)),
    isSplit: otherPane(tab) !== undefined,
  }
}

/** The one that is chosen is meant before the one that the keyboard stands on. */
function itemOf({all, keys, activeItem}: ReturnType<typeof useSelection.getState>['selection']): Item | undefined {
  const [only] = keys.values()
  return !all && keys.size === 1 ? only : activeItem
}
