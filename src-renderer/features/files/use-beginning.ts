import {type RefObject, useEffect, useEffectEvent, useLayoutEffect} from 'react'
import {type Rows, useFiles} from './files-view.ts'
import {choose, useSelection} from './selection-store.ts'
import {setTopRow} from './top-row.ts'
import type {RowWindow} from './use-row-window.ts'

interface Beginning {
  readonly rows: Rows
  readonly window: RowWindow
  readonly columns: number
  readonly box: RefObject<HTMLElement | null>
}

/** Brings a new source to the row that it is to begin at, and the keyboard's row into view when it moves. */
export function useBeginning({rows, window, columns, box}: Beginning): void {
  const opened = useFiles((state) => state.opened)
  const moves = useSelection((state) => state.moves)
  const {show, topLine} = window
  const begin = useEffectEvent(() => {
    const asked = isAsked(rows)
    show(Math.floor((rows.startRow ?? 0) / columns), asked ? 'middle' : 'start')
    // The keyboard is never left nowhere: who wrote a path or opened a folder goes on among its files.
    if (document.activeElement === document.body) box.current?.focus()
    if (asked) chooseStart(rows.startRow)
    else if (document.activeElement === box.current) stand(rows)
  })
  const follow = useEffectEvent(() => {
    const {active} = useSelection.getState().selection
    if (active >= 0) show(Math.floor(active / columns))
  })
  // Later changes of the same source move nothing.
  useLayoutEffect(() => begin(), [opened])
  // Only a move of the keyboard scrolls; scrolling away from it is allowed, whatever comes and goes above its row.
  useEffect(() => follow(), [moves])
  useEffect(() => setTopRow(() => topLine() * columns), [topLine, columns])
}

function isAsked({wish: {start}}: Rows): boolean {
  return start?.id !== undefined || start?.name !== undefined
}

function chooseStart(row: number | undefined): void {
  const {all, keys} = useSelection.getState().selection
  if (row !== undefined && !all && keys.size === 0) void choose(row, 'only')
}

function stand({total, startRow}: Rows): void {
  if (total > 0 && useSelection.getState().selection.active < 0) void choose(startRow ?? 0, 'focus')
}
