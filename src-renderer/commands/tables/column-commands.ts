import {
  type ColumnKey,
  drawnColumns,
  fitColumns,
  hideableColumns,
  isColumn,
  moveColumn,
  movableColumns,
  toggleColumn,
  wishedColumns,
} from '../../features/files/index.ts'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {columnChoices} from '../arguments/column-choices.ts'
import {needsList} from '../cannot.ts'
import type {Argument, Command, Commands} from '../command.ts'

const words = messages.command

/** A command for one column of those that it can be done with, which is asked for. */
const forColumn = (among: (pane: Pane) => readonly ColumnKey[], act: (key: ColumnKey, pane: Pane) => void) =>
  ({
    group: 'view',
    cannot: needsList,
    argument: {ask: () => words.asks.column, choices: ({pane}) => columnChoices(among(pane))} as Argument,
    run: ({pane}, key) => {
      if (isColumn(key)) act(key, pane)
    },
  }) as const satisfies Command

const toggling = forColumn(() => hideableColumns, toggleColumn)

/** The columns of the list. */
export const columnCommands = {
  'column.toggle': {...toggling, argument: {...toggling.argument, now: ({pane}) => wishedColumns(pane)}},
  'column.fit': forColumn(drawnColumns, (key, pane) => fitColumns([key], pane)),
  'column.fitAll': {group: 'view', cannot: needsList, run: ({pane}) => fitColumns(drawnColumns(pane), pane)},
  'column.back': forColumn(
    (pane) => movableColumns(-1, pane),
    (key, pane) => moveColumn(key, -1, pane),
  ),
  'column.on': forColumn(
    (pane) => movableColumns(1, pane),
    (key, pane) => moveColumn(key, 1, pane),
  ),
} satisfies Partial<Commands>
