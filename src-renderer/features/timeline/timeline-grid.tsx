import {ContextMenu} from '@base-ui/react/context-menu'
import {ExternalLink, FolderSearch, SquareArrowOutUpRight} from 'lucide-react'
import {type KeyboardEvent, useEffect, useMemo, useRef, useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Popup, PopupItem} from '../../ui/popup.tsx'
import {Scrubber} from './scrubber.tsx'
import {openTile, revealTile, showTile} from './tile-acts.ts'
import {itemAt, useTimeline, wantRows} from './timeline.ts'
import {HEAD_PX, inView, rowAfterKey, sectionOfRow, tilePlace, type TimelineLayout, timelineLayout} from './timeline-layout.ts'
import {TimelineRows, tileId} from './timeline-rows.tsx'
import {useScroll} from './use-scroll.ts'

const words = messages.pages.timeline
const TILE_PX = 148
const AHEAD_PX = 400

/** The months below each other: only what is in view is in the page, whatever the number. */
export function TimelineGrid() {
  const pane = usePane()
  const box = useRef<HTMLDivElement>(null)
  const {months, total} = useTimeline()
  const {top, width, height} = useScroll(box)
  const layout = useMemo(() => timelineLayout(months, width, TILE_PX), [months, width])
  const [active, setActive] = useState(-1)
  const drawn = useMemo(() => inView(layout, top - AHEAD_PX, top + height + AHEAD_PX), [layout, top, height])
  const item = useTimeline((state) => (active < 0 ? undefined : itemAt(state, active)))
  useEffect(() => {
    const [first, last] = [drawn.tiles[0], drawn.tiles.at(-1)]
    if (first && last) wantRows(first.row, last.row + 1, pane)
  }, [drawn, months, pane])
  const move = (row: number): void => {
    setActive(row)
    if (box.current) showRow(box.current, layout, row)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = rowAfterKey(event.key, active, layout)
    if (next !== undefined) move(Math.max(0, next))
    else if (event.key === 'Enter' && item) void openTile(item)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(active, pane)
    else return
    event.preventDefault()
  }
  return (
    <div className="timeline-body">
      <ContextMenu.Root disabled={!item}>
        <ContextMenu.Trigger className="timeline-menu-place">
          <div
            ref={box}
            className="timeline-scroll"
            role="grid"
            aria-label={words.grid}
            aria-rowcount={layout.lines}
            aria-colcount={layout.columns}
            aria-activedescendant={active >= 0 && active < total ? tileId(pane, active) : undefined}
            tabIndex={0}
            onKeyDown={keys}
            onFocus={() => (active < 0 ? setActive(0) : undefined)}
          >
            <TimelineRows layout={layout} drawn={drawn} active={active} onChoose={setActive} onOpen={(one) => void openTile(one)} />
          </div>
        </ContextMenu.Trigger>
        <Popup atPointer>{item ? <TileItems item={item} /> : null}</Popup>
      </ContextMenu.Root>
      <Scrubber layout={layout} top={top} viewport={height} onScroll={(to) => box.current?.scrollTo({top: to})} />
    </div>
  )
}

function TileItems({item}: {readonly item: Item}) {
  return (
    <>
      <PopupItem icon={SquareArrowOutUpRight} shortcut="Enter" onClick={() => void openTile(item)}>
        {messages.file.open}
      </PopupItem>
      <PopupItem icon={FolderSearch} onClick={() => showTile(item)}>
        {messages.file.showInFolder}
      </PopupItem>
      <PopupItem icon={ExternalLink} onClick={() => void revealTile(item)}>
        {messages.file.reveal}
      </PopupItem>
    </>
  )
}

/** Brings a picture into view where it takes the least. */
function showRow(box: HTMLElement, layout: TimelineLayout, row: number): void {
  const section = sectionOfRow(layout, row)
  if (!section) return
  const {top} = tilePlace(layout, section, row)
  const bottom = top + layout.tile
  if (top - HEAD_PX < box.scrollTop) box.scrollTop = top - HEAD_PX
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}

function openMenu(row: number, pane: Pane): void {
  const tile = document.getElementById(tileId(pane, row))
  if (!tile) return
  const {left, top} = tile.getBoundingClientRect()
  const place = {clientX: left + 24, clientY: top + 24}
  tile.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true, ...place, button: 2}))
}
