import {memo} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {useLanguage} from '../../core/language.ts'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {TilePicture} from './tile-picture.tsx'
import {itemAt, useTimeline} from './timeline.ts'
import type {inView, TilePlace, TimelineLayout} from './timeline-layout.ts'

const words = messages.pages.timeline

export const tileId = (pane: Pane, row: number): string => `${pane.id}-timeline-${row}`

interface RowsParts {
  readonly layout: TimelineLayout
  readonly drawn: ReturnType<typeof inView>
  readonly active: number
  readonly onChoose: (row: number) => void
  readonly onOpen: (item: Item) => void
}

/** What is in view: heads of months, and lines of tiles. */
export function TimelineRows({layout, drawn, active, onChoose, onOpen}: RowsParts) {
  const state = useTimeline()
  const lines = [...Map.groupBy(drawn.tiles, ({line}) => line)]
  return (
    <div role="rowgroup" className="timeline-space" style={{blockSize: layout.height}}>
      {drawn.sections.map(({month, count, top, line}) => (
        <div key={month} role="row" aria-rowindex={line + 1} className="timeline-month" style={{top}}>
          <div role="rowheader" aria-colspan={layout.columns}>
            {words.month(month)} <span>{words.count(count)}</span>
          </div>
        </div>
      ))}
      {lines.map(([line, tiles]) => (
        <div key={line} role="row" aria-rowindex={line + 1} className="timeline-line" style={{top: tiles[0]?.top}}>
          {tiles.map((place) => (
            <Tile
              key={place.row}
              place={place}
              size={layout.tile}
              item={itemAt(state, place.row)}
              active={place.row === active}
              onChoose={onChoose}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface TileParts {
  readonly place: TilePlace
  readonly size: number
  readonly item: Item | undefined
  readonly active: boolean
  readonly onChoose: (row: number) => void
  readonly onOpen: (item: Item) => void
}

const Tile = memo(function Tile({place: {row, start, column}, size, item, active, onChoose, onOpen}: TileParts) {
  useLanguage()
  const pane = usePane()
  const name = item ? shown(item.name) : messages.file.loading
  return (
    <div
      role="gridcell"
      id={tileId(pane, row)}
      className="timeline-tile"
      aria-colindex={column + 1}
      aria-selected={active}
      aria-label={name}
      data-faint={item?.online === false ? '' : undefined}
      title={name}
      style={{insetInlineStart: start, inlineSize: size, blockSize: size}}
      onClick={() => onChoose(row)}
      onContextMenuCapture={() => onChoose(row)}
      onDoubleClick={() => item && onOpen(item)}
    >
      {item ? <TilePicture item={item} /> : null}
      <span className="timeline-name" aria-hidden>
        {item ? name : ''}
      </span>
    </div>
  )
})
