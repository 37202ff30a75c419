import {useEffect} from 'react'
import {type Pane, perPane} from '../../core/pane.ts'
import {type GridShape, rowAfterKey} from './row-after-key.ts'
import {headUnderKeys, standOnHead} from './folded-groups.ts'
import type {RowLines} from './row-lines.ts'
import {choose, type Manner, useSelection} from './selection-store.ts'
import {lineOfStop, stopAfterKey} from './stop-after-key.ts'
import {rowId} from './file-row.tsx'

interface Shape extends GridShape {
  readonly lines: RowLines
  /** Brings a line into view. */
  readonly show: (line: number) => void
}

const shapeOf = perPane((): {shape?: Shape | undefined} => ({}))

/** How the files of a pane stand in its grid, while it is drawn. */
export const shapeIn = (pane: Pane): Shape | undefined => shapeOf(pane).shape

/** Says how many files stand in the grid of a pane, and how: for what moves through them from outside. */
export function useShape({total, columns, pageLines, lines, show}: Shape, pane: Pane): void {
  useEffect(() => {
    shapeOf(pane).shape = {total, columns, pageLines, lines, show}
  }, [total, columns, pageLines, lines, show, pane])
}

/** Moves to where an arrow or page key leads; false where the key moves nothing. */
export function moveByKey(key: string, pane: Pane, manner: Manner = 'only'): boolean {
  const {shape} = shapeOf(pane)
  if (!shape) return false
  const {active} = useSelection.getState(pane).selection
  if (shape.lines.sections[0]?.group && shape.total > 0) return moveInGroups(key, {active, manner, shape}, pane)
  const row = rowAfterKey(key, active, shape)
  if (row === undefined) return false
  void choose(row, manner, pane)
  return true
}

/** Among grouped rows the keyboard goes over their heads. */
function moveInGroups(
  key: string,
  {active, manner, shape}: {readonly active: number; readonly manner: Manner; readonly shape: Shape},
  pane: Pane,
): boolean {
  const head = headUnderKeys(pane)
  const next = stopAfterKey(key, head === undefined ? {row: active} : {head}, shape)
  if (!next) return false
  if ('row' in next) void choose(next.row, manner, pane)
  else {
    standOnHead(next.head, pane)
    shape.show(lineOfStop(next, shape.lines))
  }
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
