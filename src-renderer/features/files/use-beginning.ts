import {type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef} from 'react'
import {activePane, type Pane, usePane} from '../../core/pane.ts'
import {type Rows, useFiles} from './files-state.ts'
import {choose, useSelection} from './selection-store.ts'
import {leftRow, setTopRow} from './top-row.ts'
import type {RowLines} from './row-lines.ts'
import type {RowWindow} from './use-row-window.ts'

interface Beginning {
  readonly rows: Rows
  readonly window: RowWindow
  readonly lines: RowLines
  readonly box: RefObject<HTMLElement | null>
}

/** Brings a new source to the row that it is to begin at, and the keyboard's row into view when it moves. */
export function useBeginning({rows, window, lines, box}: Beginning): void {
  const pane = usePane()
  const opened = useFiles((state) => state.opened)
  const moves = useSelection((state) => state.moves)
  const {show, topLine} = window
  const begin = useEffectEvent(() => {
    // The keyboard is never left nowhere: who wrote a path or opened a folder goes on among its files.
    if (document.activeElement === document.body && pane === activePane()) box.current?.focus({preventScroll: true})
    const left = leftRow(opened, pane)
    // Drawn once more, as a tab is that one comes back to.
    if (left !== undefined) return show(lines.lineOf(left), 'start')
    const asked = isAsked(rows)
    show(rows.startRow === undefined ? 0 : lines.lineOf(rows.startRow), asked ? 'middle' : 'start')
    if (asked) chooseStart(rows.startRow, pane)
    else if (document.activeElement === box.current) stand(rows, pane)
  })
  const seen = useRef(moves)
  const follow = useEffectEvent(() => {
    // What is drawn anew stands where it stood.
    if (seen.current === moves) return
    seen.current = moves
    const {active} = useSelection.getState(pane).selection
    if (active >= 0) show(lines.lineOf(active))
  })
  // Later changes of the same source move nothing.
  useLayoutEffect(() => begin(), [opened])
  // Only a move of the keyboard scrolls; scrolling away from it is allowed, whatever comes and goes above its row.
  useEffect(() => follow(), [moves])
  useEffect(
    () =>
      setTopRow(
        () => lines.rowsOf(topLine()).first,
        () => useFiles.getState(pane).opened,
        pane,
      ),
    [topLine, lines, pane],
  )
}

function isAsked({wish: {start}}: Rows): boolean {
  return start?.id !== undefined || start?.name !== undefined
}

function chooseStart(row: number | undefined, pane: Pane): void {
  const {all, keys} = useSelection.getState(pane).selection
  if (row !== undefined && !all && keys.size === 0) void choose(row, 'only', pane)
}

function stand({total, startRow}: Rows, pane: Pane): void {
  if (total > 0 && useSelection.getState(pane).selection.active < 0) void choose(startRow ?? 0, 'focus', pane)
}
