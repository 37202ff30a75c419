import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {activePane, createPaneStore, type Pane, perPane} from '../../core/pane.ts'
import {beingChosen} from './being-chosen.ts'
import {useFiles} from './files-state.ts'
import {findRow, loadRow, loadRows, renewItems} from './read-rows.ts'
import {
  everything,
  focused,
  gathered,
  inverted,
  isSelected,
  keyOf,
  nothing,
  only,
  ranged,
  rangeTo,
  renewed,
  type Selection,
  toggled,
  without,
} from './selection.ts'

interface SelectionState {
  readonly selection: Selection
  /** A large range is still being read. */
  readonly busy: boolean
  /** Counts the moves of the user, who is to see where they lead; what comes and goes by itself leads nowhere. */
  readonly moves: number
}

/** What is chosen in a pane. */
export const useSelection = createPaneStore<SelectionState>(() => ({selection: nothing, busy: false, moves: 0}))

export type Manner = 'only' | 'toggle' | 'range' | 'range-add' | 'focus'
const made = perPane(() => ({choices: 0}))

/** Moves with everything that is chosen: whoever chooses later for somebody looks whether he has chosen meanwhile. */
export const choices = (pane = activePane()): number => made(pane).choices

const selectionIn = (pane: Pane): Selection => useSelection.getState(pane).selection

/** Moves to a row in one of the manners of choosing; a row that is not here yet is read first. */
export async function choose(row: number, manner: Manner, pane = activePane()): Promise<void> {
  const mine = ++made(pane).choices
  const item = await beingChosen(
    attempt(() => loadRow(row, pane)),
    pane,
  )
  if (!item || mine !== choices(pane)) return
  const selection = selectionIn(pane)
  switch (manner) {
    case 'only':
      return set(only(row, item), pane)
    case 'toggle':
      return set(toggled(selection, row, item), pane)
    case 'focus':
      return set(focused(selection, row, item), pane)
    case 'range':
    case 'range-add':
      return chooseRange({row, item, add: manner === 'range-add'}, mine, pane)
  }
}

export function chooseAll(pane = activePane()): void {
  made(pane).choices++
  set(everything(selectionIn(pane)), pane)
}

/** What was chosen is not, and all else is. */
export function chooseInverse(pane = activePane()): void {
  made(pane).choices++
  set(inverted(selectionIn(pane)), pane)
}

/** Chooses the rows of several ranges, beside what is chosen or instead of it; nobody is led anywhere. */
export async function chooseRows(ranges: readonly RowRange[], add: boolean, pane: Pane): Promise<void> {
  const mine = ++made(pane).choices
  useSelection.setState({busy: true}, pane)
  const items = await beingChosen(
    attempt(() => rowsOf(ranges, pane)),
    pane,
  )
  if (items && mine === choices(pane)) {
    const at = ranges[0]?.first
    useSelection.setState(({selection}) => ({selection: gathered(selection, items, {add, at}), busy: false}), pane)
  } else useSelection.setState({busy: false}, pane)
}

async function rowsOf(ranges: readonly RowRange[], pane: Pane): Promise<readonly Item[]> {
  const read: Item[] = []
  for (const range of ranges) read.push(...(await loadRows(range, pane)))
  return read
}

/** Chooses entries that were found among the rows, beside or instead of what is chosen, or takes them out of it. */
export function chooseItems(items: readonly Item[], manner: 'replace' | 'add' | 'remove', pane: Pane): void {
  made(pane).choices++
  const selection = selectionIn(pane)
  const next = manner === 'remove' ? without(selection, items) : gathered(selection, items, {add: manner === 'add', at: undefined})
  useSelection.setState({selection: next, busy: false}, pane)
}

interface RowRange {
  readonly first: number
  readonly last: number
}

export function chooseNothing(pane = activePane()): void {
  made(pane).choices++
  const {active, activeItem} = selectionIn(pane)
  set({...nothing, active, ...(activeItem ? {activeItem} : {})}, pane)
}

/** Forgets all, as another folder is shown. */
export function resetSelection(pane = activePane()): void {
  made(pane).choices++
  set(nothing, pane)
}

/** After rows came or went: what is chosen is known as it is now, and no more if it went; the keyboard's place follows its entry, and stays where it is when that is gone with what was chosen beside it. */
export async function followEntries(pane = activePane()): Promise<void> {
  const mine = choices(pane)
  const {keys} = selectionIn(pane)
  if (keys.size <= MOST_FOLLOWED) await renewChosen(pane)
  const {activeItem} = selectionIn(pane)
  if (!activeItem) return
  const row = await findEntry(activeItem, pane)
  if (mine !== choices(pane)) return
  const selection = selectionIn(pane)
  if (row === undefined) return stayAt(selection, mine, pane)
  keep({...selection, active: row, anchor: selection.anchor === selection.active ? row : selection.anchor}, pane)
}

/** So many chosen entries are followed while they change; more are looked at when something is to be done with them. */
const MOST_FOLLOWED = 1_000

/** Brings what is chosen to what it is now. */
async function renewChosen(pane: Pane): Promise<void> {
  const {rows} = useFiles.getState(pane)
  if (!rows) return
  const {keys, activeItem} = selectionIn(pane)
  const ids = new Set([...keys.values(), activeItem].map((item) => item?.id).filter((id) => id !== undefined))
  const items = ids.size === 0 ? [] : await renewItems(rows.view, [...ids])
  // What was chosen meanwhile stays as it is.
  keep(renewed(selectionIn(pane), ids, items), pane)
}

async function stayAt(selection: Selection, mine: number, pane: Pane): Promise<void> {
  const active = Math.min(selection.active, (useFiles.getState(pane).rows?.total ?? 0) - 1)
  const item = active < 0 ? undefined : await loadRow(active, pane)
  if (mine !== choices(pane)) return
  const {activeItem} = selection
  const rest = activeItem?.id === undefined || selection.all ? selection : renewed(selection, new Set([activeItem.id]), [])
  const gone = activeItem !== undefined && isSelected(rest, activeItem)
  const left = gone ? nothing : {...rest, anchor: -1}
  keep({...left, active, activeItem: item}, pane)
}

/** The entries that an action is for: the chosen ones, else the one the keyboard stands on. At most `most` are read. */
export async function chosenItems(most: number, pane = activePane()): Promise<readonly Item[]> {
  const selection = selectionIn(pane)
  if (!selection.all) {
    if (selection.keys.size === 0) return selection.activeItem ? [selection.activeItem] : []
    if (selection.keys.size > MOST_FOLLOWED) await renewChosen(pane)
    return [...selectionIn(pane).keys.values()].slice(0, most)
  }
  const items = await loadRows({first: 0, last: Math.min(most, useFiles.getState(pane).rows?.total ?? 0) - 1}, pane)
  return items.filter((item) => !selection.keys.has(keyOf(item)))
}

async function findEntry(item: Item, pane: Pane): Promise<number | undefined> {
  if (item.id) return findRow({id: item.id}, pane)
  const row = await findRow({prefix: item.name}, pane)
  const found = row === undefined ? undefined : await loadRow(row, pane)
  return found && keyOf(found) === keyOf(item) ? row : undefined
}

async function chooseRange(
  to: {readonly row: number; readonly item: Item; readonly add: boolean},
  mine: number,
  pane: Pane,
): Promise<void> {
  const selection = selectionIn(pane)
  const range = rangeTo(selection, to.row)
  set(focused({...selection, anchor: selection.anchor >= 0 ? selection.anchor : range.first}, to.row, to.item), pane)
  useSelection.setState({busy: true}, pane)
  const items = await beingChosen(
    attempt(() => loadRows(range, pane)),
    pane,
  )
  if (items && mine === choices(pane)) set(ranged(selection, to, items), pane)
  else useSelection.setState({busy: false}, pane)
}

function set(selection: Selection, pane: Pane): void {
  useSelection.setState(({moves}) => ({selection, busy: false, moves: moves + 1}), pane)
}

function keep(selection: Selection, pane: Pane): void {
  useSelection.setState({selection}, pane)
}
