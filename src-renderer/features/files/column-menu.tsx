import {Menu} from '@base-ui/react/menu'
import {Check} from 'lucide-react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {PopupItem, PopupLine} from '../../ui/popup.tsx'
import {type ColumnKey, columnKeys, movedColumn, toggledColumn, widened} from './columns.ts'
import {fittingWidth} from './fitting-width.ts'
import {ViewItems} from './view-items.tsx'
import {setColumns, useViewOptions} from './view-options.ts'

const words = messages.tabs.columns

interface MenuParts {
  readonly of: ColumnKey
  readonly shown: readonly ColumnKey[]
}

/** What can be done with a column, which columns there are, and with the whole view of this folder. */
export function ColumnMenu({of, shown}: MenuParts) {
  const pane = usePane()
  const {columns} = useViewOptions()
  const fit = (): void => setColumns(widened(columns, of, fittingWidth(of, pane)), pane)
  return (
    <>
      <PopupItem onClick={fit}>{words.fit}</PopupItem>
      <PopupItem shortcut="Ctrl+←" onClick={() => setColumns(movedColumn(columns, of, {by: -1, shown}), pane)}>
        {words.before}
      </PopupItem>
      <PopupItem shortcut="Ctrl+→" onClick={() => setColumns(movedColumn(columns, of, {by: 1, shown}), pane)}>
        {words.behind}
      </PopupItem>
      <PopupLine />
      {columnKeys
        .filter((key) => key !== 'name' && key !== 'folder')
        .map((key) => (
          <Menu.CheckboxItem
            key={key}
            className="popup-item"
            checked={!columns.find((column) => column.key === key)?.hidden}
            onCheckedChange={() => setColumns(toggledColumn(columns, key), pane)}
          >
            <span className="popup-mark">
              <Menu.CheckboxItemIndicator>
                <Check size={14} aria-hidden />
              </Menu.CheckboxItemIndicator>
            </span>
            {messages.columns[key]}
          </Menu.CheckboxItem>
        ))}
      <ViewItems />
    </>
  )
}
