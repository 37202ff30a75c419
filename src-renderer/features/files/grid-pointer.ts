import type {MouseEvent} from 'react'
import {chooseNothing, choose} from './selection-store.ts'

/** Chooses as every system does: one, with Ctrl or ⌘ one more, with Shift a range; beside the rows none. */
export function chooseByPointer(event: MouseEvent): void {
  const row = rowUnder(event.target)
  if (row === undefined) {
    if (!(event.target instanceof Element && event.target.closest('.file-head'))) chooseNothing()
    return
  }
  const add = event.ctrlKey || event.metaKey
  if (event.shiftKey) void choose(row, add ? 'range-add' : 'range')
  else void choose(row, add ? 'toggle' : 'only')
}

export function rowUnder(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : undefined
  return row === undefined || row === null ? undefined : Number(row)
}
