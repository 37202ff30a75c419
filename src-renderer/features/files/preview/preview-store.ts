import {create} from 'zustand'
import type {Failure} from '../../../../src-main/contract/errors.ts'
import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import {attempt} from '../../../core/attempt.ts'
import {core} from '../../../core/client.ts'
import {failureOf} from '../../../core/live.ts'
import {activePane, type Pane} from '../../../core/pane.ts'
import {useFiles} from '../files-state.ts'
import {choose, chosenItems, useSelection} from '../selection-store.ts'
import {targetOf} from '../target.ts'

interface PreviewState {
  readonly item?: Item | undefined
  /** Whose files one steps through. */
  readonly pane?: Pane | undefined
  /** Absent until it is known; never that of another file. */
  readonly preview?: Preview | undefined
  readonly failure?: Failure | undefined
  /** Several that were chosen, to be stepped through; else one steps through the rows. */
  readonly several: readonly Item[]
  readonly at: number
  readonly isFull: boolean
}

/** What the quick preview shows; nothing where it is closed. */
export const usePreview = create<PreviewState>(() => ({several: [], at: 0, isFull: false}))

const MOST_CHOSEN = 1_000
let generation = 0

/** Opens over what is chosen, or over the row that the keyboard stands on in a pane. */
export async function openPreview(pane = activePane()): Promise<void> {
  const items = await attempt(() => chosenItems(MOST_CHOSEN, pane))
  const [first] = items ?? []
  if (!items || !first) return
  usePreview.setState({pane})
  const {activeItem} = useSelection.getState(pane).selection
  const at = items.findIndex((item) => item.id !== undefined && item.id === activeItem?.id)
  if (items.length > 1) usePreview.setState({several: items, at: Math.max(at, 0)})
  await show(items[Math.max(at, 0)] ?? first)
}

export function closePreview(): void {
  generation++
  usePreview.setState({item: undefined, pane: undefined, preview: undefined, failure: undefined, several: [], at: 0, isFull: false})
}

/** Goes on to another file: among those that were chosen, else along the rows, where the choice goes along. */
export async function step(by: 1 | -1): Promise<void> {
  const {several, at, item, pane} = usePreview.getState()
  if (!item || !pane) return
  if (several.length > 0) {
    const next = several[at + by]
    if (!next) return
    usePreview.setState({at: at + by})
    return show(next)
  }
  const {active} = useSelection.getState(pane).selection
  const row = active + by
  if (row < 0 || row >= (useFiles.getState(pane).rows?.total ?? 0)) return
  await choose(row, 'only', pane)
  const {selection} = useSelection.getState(pane)
  if (usePreview.getState().item && selection.active === row && selection.activeItem) await show(selection.activeItem)
}

/** Where one is among how many. */
export function placeOf(): {readonly at: number; readonly of: number} {
  const {several, at, pane} = usePreview.getState()
  if (several.length > 0) return {at: at + 1, of: several.length}
  return {at: useSelection.getState(pane).selection.active + 1, of: useFiles.getState(pane).rows?.total ?? 0}
}

/** Reads the next part of a text and puts it behind what is shown. */
export async function loadMore(): Promise<void> {
  const {item, preview} = usePreview.getState()
  if (!item || preview?.shows !== 'text' || preview.next === undefined) return
  const mine = generation
  const {next, encoding} = preview
  const answer = await attempt(() => core.file.preview({target: targetOf(item), from: next, encoding}))
  if (mine !== generation || answer?.preview.shows !== 'text') return
  usePreview.setState({preview: {...answer.preview, text: preview.text + answer.preview.text, from: preview.from}})
}

async function show(item: Item): Promise<void> {
  const mine = ++generation
  usePreview.setState({item, preview: undefined, failure: undefined})
  try {
    const answer = await core.file.preview({target: targetOf(item)})
    if (mine === generation) usePreview.setState({item: {...item, ...answer.item}, preview: answer.preview})
  } catch (error) {
    if (mine === generation) usePreview.setState({failure: failureOf(error)})
  }
}
