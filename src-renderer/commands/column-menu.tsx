import {usePane} from '../core/pane.ts'
import {type ColumnKey, hideableColumns, useViewOptions, wishedColumns} from '../features/files/index.ts'
import {PopupLine} from '../ui/popup.tsx'
import {columnChoices} from './arguments/column-choices.ts'
import {CommandChoices, CommandItem} from './command-item.tsx'
import {contextNow} from './context.ts'
import {MarkedChoices} from './marked-choices.tsx'
import {SubjectItem} from './subject-item.tsx'

/** What can be done with a column, which columns there are, and with the whole view of the folder, for the menu of its head. */
export function ColumnCommands({of}: {readonly of: ColumnKey}) {
  const context = contextNow(usePane())
  // A column that is shown or hidden leaves the menu open, and changes its marks.
  useViewOptions()
  return (
    <>
      <SubjectItem id="column.fit" of={of} context={context} />
      <CommandItem id="column.fitAll" context={context} />
      <SubjectItem id="column.back" of={of} context={context} shortcut="Ctrl+←" />
      <SubjectItem id="column.on" of={of} context={context} shortcut="Ctrl+→" />
      <PopupLine />
      <MarkedChoices id="column.toggle" context={context} choices={columnChoices(hideableColumns)} now={wishedColumns(context.pane)} />
      <PopupLine />
      <CommandChoices id="view.sort" context={context} />
      <CommandItem id="view.flip" context={context} />
      <CommandChoices id="view.group" context={context} />
      <PopupLine />
      <CommandItem id="view.makeDefault" context={context} />
      <CommandItem id="view.backToDefault" context={context} />
    </>
  )
}
