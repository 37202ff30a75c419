import type {SavedSearch} from '../../../src-main/contract/saved.ts'
import {useSaved} from '../../features/saved/index.ts'
import {shown} from '../../ui/format.ts'
import type {Choice} from '../command.ts'

/** All saved searches, each with what it looks for. */
export function savedChoices(): readonly Choice[] {
  return useSaved.getState().value.map(({id, name, query}) => ({value: id, title: shown(name), detail: shown(query)}))
}

/** Does something with the saved search of an id, where it is still there. */
export function savedNamed(id: string, act: (saved: SavedSearch) => void): void {
  const saved = useSaved.getState().value.find((one) => one.id === id)
  if (saved) act(saved)
}
