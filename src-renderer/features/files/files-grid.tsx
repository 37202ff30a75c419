import './files.css'
import {type CSSProperties, type RefObject, useEffect, useMemo, useRef} from 'react'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {ColumnHeader} from './column-header.tsx'
import {type Column, columnTracks, leastWidth, shownColumns} from './columns.ts'
import {FileRow, rowId} from './file-row.tsx'
import {FileTile} from './file-tile.tsx'
import {type Rows, useFiles} from './files-state.ts'
import {wantRows} from './files-view.ts'
import {chooseByKey} from './grid-keys.ts'
import {useShape} from './grid-moves.ts'
import {chooseByPointer, rowUnder} from './grid-pointer.ts'
import {useMenuPlace} from './menu-place.ts'
import {useRenaming} from './renaming.ts'
import {itemAt} from './row-pages.ts'
import {isSelected, keyOf} from './selection.ts'
import {choose, chooseNothing, useSelection} from './selection-store.ts'
import {useBeginning} from './use-beginning.ts'
import {useBoxWidth} from './use-box-width.ts'
import {useColumns} from './use-columns.ts'
import {useLineHeight} from './use-line-height.ts'
import {type RowWindow, useRowWindow} from './use-row-window.ts'
import type {Layout} from './view-memory.ts'
import {useViewOptions} from './view-options.ts'

interface GridParts {
  readonly rows: Rows
  readonly layout: Layout
  readonly onOpen: (row: number) => void
  /** To the column beside: into the folder that the keyboard stands on, or out of this one. */
  readonly onAside?: ((by: 1 | -1) => void) | undefined
}

const shapes = {
  list: {tile: undefined, head: 32, edge: 0},
  columns: {tile: undefined, head: 0, edge: 0},
  grid: {tile: 128, head: 0, edge: 24},
} as const

/** The files in the middle: only what is in view is in the page, whatever the number. */
export function FilesGrid({rows, layout, onOpen, onAside}: GridParts) {
  const pane = usePane()
  const box = useRef<HTMLDivElement>(null)
  const shape = shapes[layout]
  const line = useLineHeight(layout)
  const columns = useColumns(box, shape.tile, shape.edge)
  const count = Math.ceil(rows.total / columns)
  const lines = useMemo(() => ({count, height: line}), [count, line])
  const window = useRowWindow(box, lines, shape.head)
  const {selection, busy} = useSelection()
  const withFolder = rows.wish.source.search !== undefined
  const listed = useListed(box, withFolder)
  const drawnColumns = layout === 'columns' ? justNames : listed
  useBeginning({rows, window, columns, box})
  useEffect(
    () => wantRows({first: window.first * columns, end: window.end * columns}, pane),
    [window.first, window.end, columns, rows, pane],
  )

  useShape({total: rows.total, columns, pageLines: window.pageLines}, pane)
  return (
    <div
      ref={box}
      role="grid"
      className="files"
      aria-label={messages.files}
      aria-rowcount={rows.total}
      aria-multiselectable
      aria-busy={busy || undefined}
      aria-activedescendant={isDrawn(selection.active, rows.total) ? rowId(pane, selection.active) : undefined}
      tabIndex={0}
      data-layout={layout}
      style={tracksOf(drawnColumns, line)}
      onKeyDown={(event) => chooseByKey(event, {pane, onAside})}
      onFocus={() => (selection.active < 0 && rows.total > 0 ? void choose(window.topLine() * columns, 'focus', pane) : undefined)}
      onClick={(event) => chooseByPointer(event, pane)}
      onContextMenuCapture={(event) => void chooseForMenu(event.target, pane)}
      onDoubleClick={(event) => {
        const row = rowUnder(event.target)
        if (row !== undefined) onOpen(row)
      }}
    >
      {layout === 'list' ? <ColumnHeader shown={listed} /> : null}
      {rows.total > 0 ? (
        <div className="files-space" style={{blockSize: window.height}}>
          <Entries rows={rows} layout={layout} window={window} columns={columns} listed={drawnColumns} />
        </div>
      ) : null}
    </div>
  )
}

interface EntriesParts extends Omit<GridParts, 'onOpen' | 'onAside'> {
  readonly window: RowWindow
  readonly columns: number
  readonly listed: readonly Column[]
}

/** The columns of the list that the pane has room for; the same ones as long as nothing of it changes. */
function useListed(box: RefObject<HTMLElement | null>, withFolder: boolean): readonly Column[] {
  const width = useBoxWidth(box)
  const columns = useViewOptions((options) => options.columns)
  return useMemo(() => shownColumns(columns, {withFolder, width}), [columns, withFolder, width])
}

const justNames: readonly Column[] = [{key: 'name'}]

const tracksOf = (columns: readonly Column[], line: number): CSSProperties =>
  ({'--columns': columnTracks(columns), '--least': `${leastWidth(columns)}px`, '--line': `${line}px`}) as CSSProperties

function Entries({rows, layout, window, columns, listed}: EntriesParts) {
  const selection = useSelection((state) => state.selection)
  const renaming = useRenaming((state) => state.key)
  const line = useLineHeight(layout)
  const {tile, edge} = shapes[layout]
  const withFolder = rows.wish.source.search !== undefined
  return (
    <div role="rowgroup" className="files-rows" style={{top: window.offset}}>
      {drawn(window, selection.active, {total: rows.total, columns}).map((row) => {
        // The keyboard's entry is known wherever its row is, though nobody looks there.
        const item = itemAt(rows.pages, row) ?? (row === selection.active ? selection.activeItem : undefined)
        const common = {
          row,
          item,
          top: topOf(Math.floor(row / columns), window) * line,
          selected: item !== undefined && isSelected(selection, item),
          active: row === selection.active,
          renaming: item !== undefined && keyOf(item) === renaming,
        }
        return tile === undefined ? (
          <FileRow key={row} {...common} columns={listed} leads={layout === 'columns'} />
        ) : (
          <FileTile key={row} {...common} withFolder={withFolder} left={edge / 2 + (row % columns) * tile} />
        )
      })}
    </div>
  )
}

/** The rows in view, and the one that the keyboard stands on wherever it is: the grid names it by its id. */
function drawn(window: RowWindow, active: number, shape: {readonly total: number; readonly columns: number}): readonly number[] {
  const first = window.first * shape.columns
  const end = Math.min(window.end * shape.columns, shape.total)
  const rows = Array.from({length: Math.max(0, end - first)}, (_, at) => first + at)
  if (!isDrawn(active, shape.total) || (active >= first && active < end)) return rows
  return active < first ? [active, ...rows] : [...rows, active]
}

function isDrawn(active: number, total: number): boolean {
  return active >= 0 && active < total
}

// A row out of view stands just beyond the drawn ones: far places are not exact, and nobody sees it.
function topOf(line: number, window: RowWindow): number {
  return Math.min(Math.max(line, window.first - 1), window.end) - window.first
}

async function chooseForMenu(target: EventTarget, pane: Pane): Promise<void> {
  const row = rowUnder(target)
  useMenuPlace.setState({onEntry: row !== undefined}, pane)
  if (row === undefined) return chooseNothing(pane)
  const {rows} = useFiles.getState(pane)
  const item = rows && itemAt(rows.pages, row)
  if (item && !isSelected(useSelection.getState(pane).selection, item)) await choose(row, 'only', pane)
}
