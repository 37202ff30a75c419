import {activePane, type Pane, perPane} from '../../core/pane.ts'

interface Top {
  read?: (() => number) | undefined
  /** Where it stood when it was last drawn, of what was opened how many times. */
  left?: {readonly row: number; readonly opened: number} | undefined
}
const topOf = perPane((): Top => ({}))

/** The grid says here how its top row can be known, so that the history can come back to it; the answer ends it and remembers the row. */
export function setTopRow(read: () => number, opened: () => number, pane: Pane): () => void {
  const top = topOf(pane)
  top.read = read
  return () => {
    if (top.read !== read) return
    top.left = {row: read(), opened: opened()}
    top.read = undefined
  }
}

/** The row at the top of what is seen. */
export function topRow(pane = activePane()): number {
  const {read, left} = topOf(pane)
  return read?.() ?? left?.row ?? 0
}

/** The row to begin at when the same is drawn anew; none when something else was opened since. */
export function leftRow(opened: number, pane: Pane): number | undefined {
  const {left} = topOf(pane)
  return left?.opened === opened ? left.row : undefined
}
