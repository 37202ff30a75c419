import type {Item} from '../../../src-main/contract/file.ts'
import {activePane, createPaneStore, type Pane} from '../../core/pane.ts'
import {keyOf} from './selection.ts'

/** How a name that was being written ended: the new one, and whether the next file is to follow. */
export interface Rename {
  readonly item: Item
  readonly name: string
  readonly next: boolean
}

/** What is written so far, and what of it is chosen. */
interface Draft {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Renaming {
  /** The key of the entry whose name is being written. */
  readonly key?: string | undefined
  /** Outlives the field, which moves to another row when rows come and go. */
  readonly draft?: Draft | undefined
  readonly take?: ((rename: Rename) => void) | undefined
}

/** The entry whose name is being written in its place, in a pane. */
export const useRenaming = createPaneStore<Renaming>(() => ({}))

export function startRenaming(item: Item, take: (rename: Rename) => void, pane = activePane()): void {
  const {name} = item
  useRenaming.setState({key: keyOf(item), draft: {text: name, start: 0, end: baseLength(item)}, take}, pane)
}

/** Remembers what was written, for the field that comes after this one. */
export function keepDraft(draft: Draft, pane: Pane): void {
  if (useRenaming.getState(pane).key !== undefined) useRenaming.setState({draft}, pane)
}

interface Written {
  /** Nothing where it was given up. */
  readonly name: string | undefined
  readonly next: boolean
}

/** Ends the writing; a name that did not change is no wish. */
export function endRenaming(item: Item, {name: written, next}: Written, pane: Pane): void {
  const {key, take} = useRenaming.getState(pane)
  if (key !== keyOf(item)) return
  useRenaming.setState({key: undefined, draft: undefined, take: undefined}, pane)
  const name = written?.trim() ?? ''
  if (name === '' || (name === item.name && !next)) return
  take?.({item, name, next})
}

/** How much of a name is what people change: all of a folder's, all before the ending of a file's. */
function baseLength({kind, name}: Pick<Item, 'kind' | 'name'>): number {
  const dot = name.lastIndexOf('.')
  return kind === 'dir' || dot <= 0 ? name.length : dot
}
