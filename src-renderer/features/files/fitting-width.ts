import type {Pane} from '../../core/pane.ts'
import type {ColumnKey} from './columns.ts'

const SPARE_PX = 4

/** How wide a column must be for the longest text that is drawn in it, its head among them. */
export function fittingWidth(of: ColumnKey, pane: Pane): number {
  const cells = document.querySelectorAll(`[data-pane="${pane.id}"] .files [data-column="${of}"]`)
  return Math.ceil(Math.max(0, ...[...cells].map(contentWidth))) + SPARE_PX
}

// Of a text that is cut all of it counts: a range knows how wide it is.
function contentWidth(cell: Element): number {
  const edge = cell.querySelector('.file-head-edge')
  const range = document.createRange()
  range.selectNodeContents(cell)
  if (edge) range.setEndBefore(edge)
  return range.getBoundingClientRect().width
}
