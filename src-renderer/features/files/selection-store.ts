import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {findRow, loadRow, loadRows, renewItems, useFiles} from './files-view.ts'
import {everything, focused, isSelected, keyOf, nothing, only, ranged, rangeTo, renewed, type Selection, toggled} from './selection.ts'

interface SelectionState {
  readonly selection: Selection
  /** A large range is still being read. */
  readonly busy: boolean
  /** Counts the moves of the user, who is to see where they lead; what comes and goes by itself leads nowhere. */
  readonly moves: number
}

/** What is chosen in the middle of the window. */
export const useSelection = create<SelectionState>(() => ({selection: nothing, busy: false, moves: 0}))

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

/** After rows came or went: what is chosen is known as it is now, and no more if it went; the keyboard's place follows its entry, and stays where it is when that is gone with what was chosen beside it. */
export async function followEntries(): Promise<void> {
  const mine = generation
  const {keys} = useSelection.getState().selection
  if (keys.size <= MOST_FOLLOWED) await renewChosen()
  const {activeItem} = useSelection.getState().selection
  if (!activeItem) return
  const row = await findEntry(activeItem)
  if (mine !== generation) return
  const {selection} = useSelection.getState()
  if (row === undefined) return stayAt(selection, mine)
  keep({...selection, active: row, anchor: selection.anchor === selection.active ? row : selection.anchor})
}

/** So many chosen entries are followed while they change; more are looked at when something is to be done with them. */
const MOST_FOLLOWED = 1_000
const MOST_AT_ONCE = 1_000

/** Brings what is chosen to what it is now. */
async function renewChosen(): Promise<void> {
  const {rows} = useFiles.getState()
  if (!rows) return
  const {keys, activeItem} = useSelection.getState().selection
  const ids = new Set([...keys.values(), activeItem].map((item) => item?.id).filter((id) => id !== undefined))
  const items: Item[] = []
  for (const some of chunksOf([...ids], MOST_AT_ONCE)) items.push(...(await renewItems(rows.view, some)))
  // What was chosen meanwhile stays as it is.
  keep(renewed(useSelection.getState().selection, ids, items))
}

function chunksOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, no) => all.slice(no * size, (no + 1) * size))
}

async function stayAt(selection: Selection, mine: number): Promise<void> {
  const active = Math.min(selection.active, (useFiles.getState().rows?.total ?? 0) - 1)
  const item = active < 0 ? undefined : await loadRow(active)
  if (mine !== generation) return
  const {activeItem} = selection
  const rest = activeItem?.id === undefined || selection.all ? selection : renewed(selection, new Set([activeItem.id]), [])
  const gone = activeItem !== undefined && isSelected(rest, activeItem)
  const left = gone ? nothing : {...rest, anchor: -1}
  keep({...left, active, activeItem: item})
}

/** The entries that an action is for: the chosen ones, else the one the keyboard stands on. At most `most` are read. */
export async function chosenItems(most: number): Promise<readonly Item[]> {
  const {selection} = useSelection.getState()
  if (!selection.all) {
    if (selection.keys.size === 0) return selection.activeItem ? [selection.activeItem] : []
    if (selection.keys.size > MOST_FOLLOWED) await renewChosen()
    return [...useSelection.getState().selection.keys.values()].slice(0, most)
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
  set(focused({...selection, anchor: selection.anchor >= 0 ? selection.anchor : first}, to.row, to.item))
  useSelection.setState({busy: true})
  const items = await attempt(() => loadRows(first, last))
  if (items && mine === generation) set(ranged(selection, to, items))
  else useSelection.setState({busy: false})
}

function set(selection: Selection): void {
  useSelection.setState(({moves}) => ({selection, busy: false, moves: moves + 1}))
}

function keep(selection: Selection): void {
  useSelection.setState({selection})
}
