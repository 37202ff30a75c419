import {ContextMenu} from '@base-ui/react/context-menu'
import {ChevronDown, ChevronUp} from 'lucide-react'
import {type KeyboardEvent, useContext} from 'react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {openMenu} from '../../ui/open-menu.ts'
import {Popup} from '../../ui/popup.tsx'
import {type Column, columnFacts, type ColumnKey, movedColumn, widened} from './columns.ts'
import {useColumnDrag} from './column-drag.ts'
import {DrawnByOthers} from './drawn-by-others.ts'
import {setColumns, sortBy, useViewOptions} from './view-options.ts'

const STEP_PX = 16

/** The head of the list: each column sorts, is drawn wider or to another place, and has a menu. It is not counted among the rows. */
export function ColumnHeader({shown}: {readonly shown: readonly Column[]}) {
  const keys = shown.map(({key}) => key)
  const drag = useColumnDrag(keys)
  return (
    <div role="rowgroup" className="file-head">
      <div role="row" className="file-head-row" {...drag}>
        {shown.map(({key}) => (
          <HeadCell key={key} of={key} shown={keys} />
        ))}
      </div>
    </div>
  )
}

interface CellParts {
  readonly of: ColumnKey
  readonly shown: readonly ColumnKey[]
}

function HeadCell({of, shown}: CellParts) {
  const pane = usePane()
  const {sort, columns} = useViewOptions()
  const {columnMenu} = useContext(DrawnByOthers)
  const {field} = columnFacts[of]
  const sorted = sort.field === field
  const Arrow = sort.desc ? ChevronDown : ChevronUp
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'ArrowDown' && openMenu(event.currentTarget)) return event.preventDefault()
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0 || event.altKey || event.shiftKey === (event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    const width = event.currentTarget.parentElement?.offsetWidth ?? 0
    setColumns(event.shiftKey ? widened(columns, of, width + by * STEP_PX) : movedColumn(columns, of, {by, shown}), pane)
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        role="columnheader"
        aria-sort={sorted ? (sort.desc ? 'descending' : 'ascending') : 'none'}
        className="file-head-cell"
        data-column={of}
      >
        <button type="button" onClick={() => sortBy(field, pane)} onKeyDown={keys}>
          {messages.columns[of]}
          {sorted ? <Arrow size={13} aria-hidden /> : null}
        </button>
        <span className="file-head-edge" data-edge={of} aria-hidden />
      </ContextMenu.Trigger>
      <Popup atPointer>{columnMenu?.(of)}</Popup>
    </ContextMenu.Root>
  )
}
