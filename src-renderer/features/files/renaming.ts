import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import {keyOf} from './selection.ts'

/** How a name that was being written ended: the new one, and whether the next file is to follow. */
export interface Rename {
  readonly item: Item
  readonly name: string
  readonly next: boolean
}

interface Renaming {
  /** The key of the entry whose name is being written. */
  readonly key?: string | undefined
  readonly take?: ((rename: Rename) => void) | undefined
}

/** The entry whose name is being written in its place. */
export const useRenaming = create<Renaming>(() => ({}))

export function startRenaming(item: Item, take: (rename: Rename) => void): void {
  useRenaming.setState({key: keyOf(item), take})
}

/** Ends the writing; a name that did not change is no wish. */
export function endRenaming(item: Item, written: string | undefined, next: boolean): void {
  const {key, take} = useRenaming.getState()
  if (key !== keyOf(item)) return
  useRenaming.setState({key: undefined, take: undefined})
  const name = written?.trim() ?? ''
  if (name === '' || (name === item.name && !next)) return
  take?.({item, name, next})
}
