import {type MouseEvent, type PointerEvent, useRef} from 'react'
import {usePane} from '../../core/pane.ts'
import {type ColumnKey, columnKeys, movedColumn, widened} from './columns.ts'
import {fittingWidth} from './fitting-width.ts'
import {setColumns, useViewOptions} from './view-options.ts'

const BEGINS_AFTER_PX = 6

interface Held {
  readonly key: ColumnKey
  readonly startX: number
  /** How wide it and the name were, where its edge is drawn; nothing where it is carried to another place. */
  readonly width?: {readonly own: number; readonly name: number} | undefined
  moved: boolean
}

/** Draws a column wider by its edge, carries it to another place by its head, and fits it on a double click on the edge. */
export function useColumnDrag(shown: readonly ColumnKey[]) {
  const pane = usePane()
  const {columns} = useViewOptions()
  const held = useRef<Held>(undefined)
  const move = (event: PointerEvent<HTMLElement>): void => {
    const now = held.current
    if (!now) return
    if (event.buttons === 0) return void (held.current = undefined)
    const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
    const way = (event.clientX - now.startX) * (mirrored ? -1 : 1)
    now.moved ||= Math.abs(way) > (now.width === undefined ? BEGINS_AFTER_PX : 0)
    if (!now.moved) return
    // The name keeps its width from then on: else it would give way, and the edge would not follow the pointer.
    if (now.width) return setColumns(widened(widened(columns, 'name', now.width.name), now.key, now.width.own + way), pane)
    const by = stepTo(event.currentTarget, event.clientX, {key: now.key, mirrored})
    if (by !== 0) setColumns(movedColumn(columns, now.key, {by, shown}), pane)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      const edge = edgeUnder(event.target)
      const key = edge ?? headUnder(event.target)
      if (event.button !== 0 || !key) return
      // By the edge itself: a click goes to whoever has the pointer.
      if (edge && event.target instanceof Element) event.target.setPointerCapture(event.pointerId)
      const row = event.currentTarget
      const width = edge && {own: widthOf(row, edge), name: widthOf(row, 'name')}
      held.current = {key, startX: event.clientX, width, moved: false}
    },
    onPointerMove: move,
    // What was carried was not clicked: it is not to be sorted by.
    onClickCapture: (event: MouseEvent): void => {
      if (held.current?.moved) event.stopPropagation()
      held.current = undefined
    },
    onDoubleClick: (event: MouseEvent): void => {
      const key = edgeUnder(event.target)
      if (key) setColumns(widened(columns, key, fittingWidth(key, pane)), pane)
    },
  }
}

interface Carried {
  readonly key: ColumnKey
  readonly mirrored: boolean
}

/** One place on or back, when the pointer is beyond the middle of the neighbour there. */
function stepTo(row: HTMLElement, x: number, {key, mirrored}: Carried): 1 | -1 | 0 {
  const heads = [...row.querySelectorAll<HTMLElement>('[data-column]')]
  const at = heads.findIndex(({dataset}) => dataset['column'] === key)
  const middle = (head: HTMLElement | undefined): number | undefined => {
    const box = head?.getBoundingClientRect()
    return box && box.left + box.width / 2
  }
  const [before, behind] = [middle(heads[at - 1]), middle(heads[at + 1])]
  if (behind !== undefined && (mirrored ? x < behind : x > behind)) return 1
  return before !== undefined && (mirrored ? x > before : x < before) ? -1 : 0
}

const widthOf = (row: HTMLElement, key: ColumnKey): number => row.querySelector<HTMLElement>(`[data-column="${key}"]`)?.offsetWidth ?? 0

const keyIn = (name: string | undefined): ColumnKey | undefined => columnKeys.find((key) => key === name)

const edgeUnder = (target: EventTarget): ColumnKey | undefined =>
  target instanceof Element ? keyIn(target.closest<HTMLElement>('[data-edge]')?.dataset['edge']) : undefined

const headUnder = (target: EventTarget): ColumnKey | undefined =>
  target instanceof Element ? keyIn(target.closest<HTMLElement>('[data-column]')?.dataset['column']) : undefined
