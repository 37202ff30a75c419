import {useEffect} from 'react'
import {type Pane, perPane} from '../../core/pane.ts'
import {type GridShape, rowAfterKey} from './row-after-key.ts'
import {choose, type Manner, useSelection} from './selection-store.ts'
import {rowId} from './file-row.tsx'

const shapeOf = perPane((): {shape?: GridShape | undefined} => ({}))

/** Says how many files stand in the grid of a pane, and how: for what moves through them from outside. */
export function useShape({total, columns, pageLines}: GridShape, pane: Pane): void {
  useEffect(() => {
    shapeOf(pane).shape = {total, columns, pageLines}
  }, [total, columns, pageLines, pane])
}

/** Moves to where an arrow or page key leads; false where the key moves nothing. */
export function moveByKey(key: string, pane: Pane, manner: Manner = 'only'): boolean {
  const {shape} = shapeOf(pane)
  const row = shape && rowAfterKey(key, useSelection.getState(pane).selection.active, shape)
  if (row === undefined) return false
  void choose(row, manner, pane)
  return true
}

/** Chooses the entry that the keyboard stands on besides what is chosen, or leaves it out. */
export function toggleActive(pane: Pane): void {
  const {active} = useSelection.getState(pane).selection
  if (active >= 0) void choose(active, 'toggle', pane)
}

/** The menu of the keyboard opens at the row that it stands on. */
export function openMenuAtRow(pane: Pane): void {
  const row = document.getElementById(rowId(pane, useSelection.getState(pane).selection.active))
  if (!row) return
  const {left, bottom} = row.getBoundingClientRect()
  row.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left + 32, clientY: bottom, button: 2}))
}
