import './files.css'
import {type CSSProperties, type RefObject, useEffect, useMemo, useRef} from 'react'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {nameOf} from '../places/index.ts'
import {ColumnHeader} from './column-header.tsx'
import {type Column, columnTracks, leastWidth, shownColumns} from './columns.ts'
import {Entries, headId} from './entries.tsx'
import {rowId} from './file-row.tsx'
import {isGathered, type Rows, useFiles} from './files-state.ts'
import {wantRows} from './files-view.ts'
import {useFolded, useHeadUnderKeys} from './folded-groups.ts'
import {chooseByKey} from './grid-keys.ts'
import {useShape} from './grid-moves.ts'
import {chooseByPointer, rowUnder} from './grid-pointer.ts'
import {MarqueeBox} from './marquee-box.tsx'
import {useMenuPlace} from './menu-place.ts'
import {itemAt} from './row-pages.ts'
import {type RowLines, rowLines} from './row-lines.ts'
import type {Window} from './scroll-scale.ts'
import {isSelected} from './selection.ts'
import {choose, chooseNothing, useSelection} from './selection-store.ts'
import {shapes, tilePlaces} from './shapes.ts'
import {StickyHead} from './sticky-head.tsx'
import {placeToAsk} from './target.ts'
import {useBeginning} from './use-beginning.ts'
import {useBoxWidth} from './use-box-width.ts'
import {useColumns} from './use-columns.ts'
import {useLineHeight, useTextScale} from './use-line-height.ts'
import {useMarqueeDrawing} from './use-marquee.ts'
import {useRowWindow} from './use-row-window.ts'
import type {Layout} from './view-memory.ts'
import {useViewOptions} from './view-options.ts'

interface GridParts {
  readonly rows: Rows
  readonly layout: Layout
  readonly onOpen: (row: number) => void
  /** To the column beside: into the folder that the keyboard stands on, or out of this one. */
  readonly onAside?: ((by: 1 | -1) => void) | undefined
}

/** The files in the middle: only what is in view is in the page, whatever the number. */
export function FilesGrid({rows, layout, onOpen, onAside}: GridParts) {
  const pane = usePane()
  const box = useRef<HTMLDivElement>(null)
  const shape = shapes[layout]
  const lines = useLines(box, rows, layout)
  const window = useRowWindow(box, lines, shape.head)
  const {selection, busy} = useSelection()
  const listed = useListed(box, isGathered(rows))
  const drawnColumns = layout === 'columns' ? justNames : listed
  const named = useNamed(rows, lines)
  useBeginning({rows, window, lines, box})
  const {first, end} = window
  useEffect(() => wantRows(seenRows({first, end}, lines), pane), [first, end, lines, rows, pane])
  const beginMarquee = useMarqueeDrawing({box, window, lines, tiles: tilePlaces(layout), headPx: shape.head, pane})

  useShape({total: rows.total, columns: lines.columns, pageLines: window.pageLines, lines, show: window.show}, pane)
  return (
    <div
      ref={box}
      {...roleOf(rows, layout, drawnColumns.length)}
      className="files"
      aria-multiselectable
      aria-busy={busy || undefined}
      aria-activedescendant={named}
      tabIndex={0}
      data-layout={layout}
      style={tracksOf(drawnColumns, lines.height)}
      onKeyDown={(event) => chooseByKey(event, {pane, onAside})}
      onFocus={() =>
        selection.active < 0 && rows.total > 0 ? void choose(lines.rowsOf(window.topLine()).first, 'focus', pane) : undefined
      }
      onPointerDown={beginMarquee}
      onClick={(event) => chooseByPointer(event, pane)}
      onContextMenuCapture={(event) => void chooseForMenu(event.target, pane)}
      onDoubleClick={({target}) => openUnder(target, onOpen)}
    >
      {layout === 'list' ? <ColumnHeader shown={listed} /> : null}
      <StickyHead window={window} lines={lines} />
      {rows.total > 0 ? (
        <div className="files-space" style={{blockSize: window.height}}>
          <Entries rows={rows} layout={layout} window={window} lines={lines} listed={drawnColumns} />
          <MarqueeBox window={window} lines={lines} />
        </div>
      ) : null}
    </div>
  )
}

/** A column of names is a list by the name of its folder, because there is but one thing to say of each entry; all else is a grid. */
function roleOf({total, folder}: Rows, layout: Layout, columns: number) {
  if (layout === 'columns') return {role: 'listbox', 'aria-label': folder ? shown(nameOf(placeToAsk(folder))) : messages.files}
  return {role: 'grid', 'aria-label': messages.files, 'aria-rowcount': total, 'aria-colcount': layout === 'list' ? columns : 1}
}

function useLines(box: RefObject<HTMLElement | null>, {total, groups}: Rows, layout: Layout): RowLines {
  const {tile, edge} = shapes[layout]
  const line = useLineHeight(layout)
  const columns = useColumns(box, tile, edge)
  const folded = useFolded()
  return useMemo(() => rowLines({total, columns, height: line, groups, folded}), [total, columns, line, groups, folded])
}

/** The id of what the keyboard stands on. */
function useNamed({total}: Rows, lines: RowLines): string | undefined {
  const pane = usePane()
  const active = useSelection((state) => state.selection.active)
  const head = useHeadUnderKeys()
  if (head !== undefined) return headId(pane, head)
  return active >= 0 && active < total && !lines.isFolded(active) ? rowId(pane, active) : undefined
}

/** The rows of the lines that are drawn, group by group: what is folded away between them is not asked for. */
function seenRows({first, end}: Window, lines: RowLines): readonly Window[] {
  return lines.sections
    .filter(({folded, line, heads, rowLines: shown}) => !folded && line < end && line + heads + shown > first)
    .map(({line, heads, row, count}) => ({
      first: row + Math.max(0, first - line - heads) * lines.columns,
      end: Math.min(row + count, row + Math.max(0, end - line - heads) * lines.columns),
    }))
}

/** The columns of the list that the pane has room for; the same ones as long as nothing of it changes. */
function useListed(box: RefObject<HTMLElement | null>, withFolder: boolean): readonly Column[] {
  const width = useBoxWidth(box)
  const columns = useViewOptions((options) => options.columns)
  const scale = useTextScale()
  return useMemo(() => shownColumns(columns, {withFolder, width, scale}), [columns, withFolder, width, scale])
}

const justNames: readonly Column[] = [{key: 'name'}]

const tracksOf = (columns: readonly Column[], line: number): CSSProperties =>
  ({'--columns': columnTracks(columns), '--least': `${leastWidth(columns)}px`, '--line': `${line}px`}) as CSSProperties

function openUnder(target: EventTarget, onOpen: GridParts['onOpen']): void {
  const row = rowUnder(target)
  if (row !== undefined) onOpen(row)
}

async function chooseForMenu(target: EventTarget, pane: Pane): Promise<void> {
  const row = rowUnder(target)
  useMenuPlace.setState({onEntry: row !== undefined}, pane)
  if (row === undefined) return chooseNothing(pane)
  const {rows} = useFiles.getState(pane)
  const item = rows && itemAt(rows.pages, row)
  if (item && !isSelected(useSelection.getState(pane).selection, item)) await choose(row, 'only', pane)
}
