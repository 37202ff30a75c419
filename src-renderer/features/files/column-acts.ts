import {activePane, type Pane} from '../../core/pane.ts'
import {type ColumnKey, columnKeys, isColumn, movedColumn, toggledColumn, widened} from './columns.ts'
import {fittingWidth} from './fitting-width.ts'
import {setColumns, useViewOptions} from './view-options.ts'

/** The columns that a pane draws now, in their order: a narrow one leaves out the last. None where it shows no list. */
export function drawnColumns(pane = activePane()): readonly ColumnKey[] {
  const heads = document.querySelectorAll<HTMLElement>(`[data-pane="${pane.id}"] .file-head-cell`)
  return [...heads].map(({dataset}) => dataset['column'] ?? '').filter(isColumn)
}

/** The columns that can be shown and hidden: the name is always there, and the folder wherever entries are in different ones. */
export const hideableColumns: readonly ColumnKey[] = columnKeys.filter((key) => key !== 'name' && key !== 'folder')

/** Those of them that are shown where there is room. */
export const wishedColumns = (pane = activePane()): readonly ColumnKey[] =>
  useViewOptions.getState(pane).columns.flatMap(({key, hidden}) => (hidden || !hideableColumns.includes(key) ? [] : [key]))

/** Shows a column, or hides it. */
export function toggleColumn(key: ColumnKey, pane: Pane): void {
  setColumns(toggledColumn(useViewOptions.getState(pane).columns, key), pane)
}

/** Makes columns as wide as what is drawn in them. */
export function fitColumns(keys: readonly ColumnKey[], pane: Pane): void {
  const {columns} = useViewOptions.getState(pane)
  // All are measured before the first is changed, as drawing would begin anew with each.
  const widths = new Map(keys.map((key) => [key, fittingWidth(key, pane)]))
  setColumns(
    columns.map((column) => (widths.has(column.key) ? widened([column], column.key, widths.get(column.key))[0]! : column)),
    pane,
  )
}

/** The columns that can change places with the one before or behind them. */
export function movableColumns(by: 1 | -1, pane: Pane): readonly ColumnKey[] {
  const {columns} = useViewOptions.getState(pane)
  const shown = drawnColumns(pane)
  return shown.filter((key) => movedColumn(columns, key, {by, shown}) !== columns)
}

export function moveColumn(key: ColumnKey, by: 1 | -1, pane: Pane): void {
  setColumns(movedColumn(useViewOptions.getState(pane).columns, key, {by, shown: drawnColumns(pane)}), pane)
}
