import {ArrowDown, ArrowUp} from 'lucide-react'
import {type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState} from 'react'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {amount, bytes, moment} from '../../ui/format.ts'
import {groupOf} from './colour-groups.ts'
import {nameOfPart} from './part-names.ts'
import type {SizePart, SizeTree} from './size-tree.ts'
import {useMarks} from './sizes.ts'
import {columns, type Column, rowAfterKey, sorted} from './table-order.ts'

const words = messages.pages.sizes

interface TableParts {
  readonly tree: SizeTree
  readonly name: string
  readonly onOpen: (part: SizePart) => void
}

/** The same sizes in rows: what is in the folder, its largest first or as one likes. */
export function SizeTable({tree, name, onOpen}: TableParts) {
  const pane = usePane()
  const [order, setOrder] = useState<{readonly column: Column; readonly desc: boolean}>({column: 'size', desc: true})
  const rows = useMemo(() => sorted(tree.data.children, order), [tree, order])
  const chosen = useMarks((state) => state.chosen)
  const active = rows.findIndex(({key}) => key === chosen)
  const choose = (row: number): void => {
    useMarks.setState({chosen: rows[row]?.key}, pane)
    document.getElementById(rowId(pane, row))?.scrollIntoView({block: 'nearest'})
  }
  const table = useRef<HTMLDivElement>(null)
  const [first] = rows
  // Whoever went in by the keyboard stands on the first row.
  useEffect(() => {
    if (active < 0 && first && document.activeElement === table.current) useMarks.setState({chosen: first.key}, pane)
  }, [active, first, pane])
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const next = rowAfterKey(event.key, active, rows.length)
    const part = rows[active]
    if (next !== undefined) choose(next)
    else if (event.key === 'Enter' && part) onOpen(part)
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && part) openMenu(active, pane)
    else return
    event.preventDefault()
  }
  const sortBy = (column: Column): void =>
    setOrder(({column: before, desc}) => ({column, desc: column === before ? !desc : column !== 'name'}))
  return (
    <div
      ref={table}
      className="size-table"
      role="grid"
      aria-label={words.table(name)}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={active < 0 ? undefined : rowId(pane, active)}
      tabIndex={0}
      onKeyDown={keys}
      onFocus={(event) => (active < 0 && event.target === event.currentTarget ? choose(0) : undefined)}
    >
      <div role="row" className="size-row size-row-head" aria-rowindex={1}>
        {columns.map((column) => (
          <Head key={column} column={column} desc={order.column === column ? order.desc : undefined} onSort={() => sortBy(column)} />
        ))}
      </div>
      {rows.map((part, row) => (
        <Row key={part.key} part={part} row={row} chosen={row === active} whole={tree.data.node.bytes} onChoose={choose} onOpen={onOpen} />
      ))}
    </div>
  )
}

const rowId = (pane: Pane, row: number): string => `${pane.id}-size-${row}`

function openMenu(row: number, pane: Pane): void {
  const element = document.getElementById(rowId(pane, row))
  if (!element) return
  const {left, bottom} = element.getBoundingClientRect()
  element.dispatchEvent(
    new window.MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left + 24, clientY: bottom, button: 2}),
  )
}

function Head({column, desc, onSort}: {readonly column: Column; readonly desc: boolean | undefined; readonly onSort: () => void}) {
  const Arrow = desc ? ArrowDown : ArrowUp
  return (
    <div role="columnheader" data-column={column} aria-sort={desc === undefined ? 'none' : desc ? 'descending' : 'ascending'}>
      <button type="button" onClick={onSort}>
        {words.columns[column]}
        {desc === undefined ? null : <Arrow size={12} aria-hidden />}
      </button>
    </div>
  )
}

interface RowParts {
  readonly part: SizePart
  readonly row: number
  readonly chosen: boolean
  readonly whole: number
  readonly onChoose: (row: number) => void
  readonly onOpen: (part: SizePart) => void
}

function Row({part, row, chosen, whole, onChoose, onOpen}: RowParts) {
  const pane = usePane()
  const {node} = part
  const twice = node.duplicateBytes ?? 0
  const share = whole > 0 ? node.bytes / whole : 0
  const choose = (_event: MouseEvent): void => onChoose(row)
  return (
    <div
      role="row"
      id={rowId(pane, row)}
      className="size-row"
      aria-rowindex={row + 2}
      aria-selected={chosen}
      onClick={choose}
      onContextMenuCapture={choose}
      onDoubleClick={() => onOpen(part)}
    >
      <div role="gridcell" className="size-row-name" title={nameOfPart(node)}>
        <span className="size-swatch" data-group={node.kind === 'file' || node.category ? groupOf(node.category) : undefined} aria-hidden />
        <span>{nameOfPart(node)}</span>
        {node.online === false ? <em>{words.away}</em> : null}
      </div>
      <div role="gridcell" data-column="size">
        {bytes(node.bytes)}
      </div>
      <div role="gridcell" data-column="share">
        <span className="size-bar" aria-hidden>
          <span style={{inlineSize: `${share * 100}%`}} />
        </span>
        {words.share(node.bytes, whole)}
      </div>
      <div role="gridcell" data-column="files">
        {node.kind === 'file' ? '' : amount(node.files)}
      </div>
      <div role="gridcell" data-column="twice">
        {twice > 0 ? bytes(twice) : ''}
      </div>
      <div role="gridcell" data-column="modified">
        {node.modifiedAt === undefined ? '' : moment(node.modifiedAt)}
      </div>
    </div>
  )
}
