import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {findRow, loadRow, loadRows, useFiles} from './files-view.ts'
import {everything, focused, isSelected, keyOf, nothing, only, ranged, rangeTo, type Selection, toggled} from './selection.ts'

interface SelectionState {
  readonly selection: Selection
  /** A large range is still being read. */
  readonly busy: boolean
}

/** What is chosen in the middle of the window. */
export const useSelection = create<SelectionState>(() => ({selection: nothing, busy: false}))

export type Manner = 'only' | 'toggle' | 'range' | 'range-add' | 'focus'
let generation = 0

/** Moves with everything that is chosen: whoever chooses later for somebody looks whether he has chosen meanwhile. */
export const choices = (): number => generation

/** Moves to a row in one of the manners of choosing; a row that is not here yet is read first. */
export async function choose(row: number, manner: Manner): Promise<void> {
  const mine = ++generation
  const item = await attempt(() => loadRow(row))
  if (!item || mine !== generation) return
  const {selection} = useSelection.getState()
  switch (manner) {
    case 'only':
      return set(only(row, item))
    case 'toggle':
      return set(toggled(selection, row, item))
    case 'focus':
      return set(focused(selection, row, item))
    case 'range':
    case 'range-add':
      return chooseRange({row, item, add: manner === 'range-add'}, mine)
  }
}

export function chooseAll(): void {
  generation++
  set(everything(useSelection.getState().selection))
}

export function chooseNothing(): void {
  generation++
  const {active, activeItem} = useSelection.getState().selection
  set({...nothing, active, ...(activeItem ? {activeItem} : {})})
}

/** Forgets all, as another folder is shown. */
export function resetSelection(): void {
  generation++
  set(nothing)
}

/** After rows came or went: the keyboard's place follows its entry, and stays where it is when that is gone with what was chosen beside it. */
export async function followEntries(): Promise<void> {
  const mine = generation
  const {selection} = useSelection.getState()
  const {activeItem} = selection
  if (!activeItem) return
  const row = await findEntry(activeItem)
  if (mine !== generation) return
  if (row === undefined) return stayAt(selection, mine)
  set({...selection, active: row, anchor: selection.anchor === selection.active ? row : selection.anchor})
}

async function stayAt(selection: Selection, mine: number): Promise<void> {
  const active = Math.min(selection.active, (useFiles.getState().rows?.total ?? 0) - 1)
  const item = active < 0 ? undefined : await loadRow(active)
  if (mine !== generation) return
  const gone = selection.activeItem !== undefined && isSelected(selection, selection.activeItem)
  const left = gone ? nothing : {...selection, anchor: -1}
  set({...left, active, activeItem: item})
}

/** The entries that an action is for: the chosen ones, else the one the keyboard stands on. At most `most` are read. */
export async function chosenItems(most: number): Promise<readonly Item[]> {
  const {selection} = useSelection.getState()
  if (!selection.all) {
    if (selection.keys.size === 0) return selection.activeItem ? [selection.activeItem] : []
    return [...selection.keys.values()].slice(0, most)
  }
  const items = await loadRows(0, Math.min(most, useFiles.getState().rows?.total ?? 0) - 1)
  return items.filter((item) => !selection.keys.has(keyOf(item)))
}

async function findEntry(item: Item): Promise<number | undefined> {
  if (item.id) return findRow({id: item.id})
  const row = await findRow({prefix: item.name})
  const found = row === undefined ? undefined : await loadRow(row)
  return found && keyOf(found) === keyOf(item) ? row : undefined
}

async function chooseRange(to: {readonly row: number; readonly item: Item; readonly add: boolean}, mine: number): Promise<void> {
  const {selection} = useSelection.getState()
  const {first, last} = rangeTo(selection, to.row)
  useSelection.setState({
    selection: focused({...selection, anchor: selection.anchor >= 0 ? selection.anchor : first}, to.row, to.item),
    busy: true,
  })
  const items = await attempt(() => loadRows(first, last))
  if (items && mine === generation) set(ranged(selection, to, items))
  else useSelection.setState({busy: false})
}

function set(selection: Selection): void {
  useSelection.setState({selection, busy: false})
}
