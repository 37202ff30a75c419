import type {MouseEvent} from 'react'
import type {Pane} from '../../core/pane.ts'
import {chooseNothing, choose} from './selection-store.ts'

/** Chooses as every system does: one, with Ctrl or ⌘ one more, with Shift a range; beside the rows none. */
export function chooseByPointer(event: MouseEvent, pane: Pane): void {
  const row = rowUnder(event.target)
  if (row === undefined) {
    if (!(event.target instanceof Element && event.target.closest('.file-head'))) chooseNothing(pane)
    return
  }
  const add = event.ctrlKey || event.metaKey
  if (event.shiftKey) void choose(row, add ? 'range-add' : 'range', pane)
  else void choose(row, add ? 'toggle' : 'only', pane)
}

export function rowUnder(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : undefined
  return row === undefined || row === null ? undefined : Number(row)
}
