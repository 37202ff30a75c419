import type {Item} from '../../src-main/contract/file.ts'
import type {Pane} from '../core/pane.ts'
import {openEntry, pathOf} from '../features/files/index.ts'
import {goTo, home, parentOf, type Place} from '../features/places/index.ts'
import {clearSearch} from '../features/search/index.ts'

/** Goes to a place in a pane, out of whatever is searched for there. */
export function leadTo(place: Place, pane: Pane): void {
  clearSearch(pane)
  goTo(Object.keys(place).length === 0 ? home : place, undefined, pane)
}

/** Opens a folder in its pane, and anything else with its program. */
export function openItem(item: Item, pane: Pane): Promise<void> {
  return openEntry(item, (folder) => leadTo({folder}, pane))
}

/** Opens the folder that holds an entry, with the entry chosen. */
export function showInFolder(item: Item, pane: Pane): void {
  const folder = parentOf(pathOf(item))
  clearSearch(pane)
  if (folder !== undefined) goTo({folder}, item.id ? {id: item.id} : {name: item.name}, pane)
}

/** Shows what takes the space in a folder. */
export function showSizes(item: Item, pane: Pane): void {
  leadTo({page: 'sizes', of: item.id ?? pathOf(item)}, pane)
}
