import type {PointerEvent, RefObject} from 'react'
import type {Pane} from '../../core/pane.ts'
import {metBy, rangesMet, rowsIn, type TilePlaces} from './marquee-rows.ts'
import {type Corner, useMarquee} from './marquee-state.ts'
import type {RowLines} from './row-lines.ts'
import {chooseRows} from './selection-store.ts'
import type {RowWindow} from './use-row-window.ts'

const BEGINS_AFTER_PX = 4
const EDGE_PX = 24
const FASTEST_PX = 28

/** What a box is drawn over. */
export interface MarqueeParts {
  readonly box: RefObject<HTMLElement | null>
  readonly window: RowWindow
  readonly lines: RowLines
  readonly tiles: TilePlaces | undefined
  /** How much of the top of the box is the head of the list. */
  readonly headPx: number
  readonly pane: Pane
}

/** What the pointer draws a box with, from its press to its release. */
interface Drawing {
  readonly from: Corner
  readonly x: number
  readonly y: number
  readonly adds: boolean
  begun: boolean
  pointer: {readonly x: number; readonly y: number}
  frame?: number | undefined
}

/** Lets the pointer draw a box around files, which begins beside them or on what of a row is empty. Escape leaves all as it was. */
export function createMarqueeDrawing(parts: () => MarqueeParts) {
  let now: Drawing | undefined
  const draw = (): void => {
    if (!now?.begun) return
    const {lines, tiles, pane} = parts()
    const corners = {from: now.from, to: placeOf(now.pointer, parts())}
    const met = metBy(corners, lines, tiles)
    useMarquee.setState({corners, adds: now.adds, count: met ? rowsIn(rangesMet(met, lines)) : 0}, pane)
  }
  const scroll = (): void => {
    const speed = now?.begun ? speedAt(now.pointer.y, parts()) : 0
    if (!now || speed === 0 || now.frame !== undefined) return
    now.frame = requestAnimationFrame(() => {
      if (!now) return
      now.frame = undefined
      parts().window.scrollBy(speed)
      draw()
      scroll()
    })
  }
  const end = (takes: boolean): void => {
    const last = now
    now = undefined
    if (last?.frame !== undefined) cancelAnimationFrame(last.frame)
    if (last?.begun) finish(last, takes, parts())
  }
  const move = ({buttons, clientX: x, clientY: y}: globalThis.PointerEvent): void => {
    if (!now) return
    if (buttons !== 1) return end(false)
    now.pointer = {x, y}
    now.begun ||= Math.hypot(x - now.x, y - now.y) >= BEGINS_AFTER_PX
    draw()
    scroll()
  }
  return {
    begin: (event: PointerEvent): void => {
      if (!mayBegin(event)) return
      const {clientX: x, clientY: y} = event
      const adds = event.ctrlKey || event.metaKey || event.shiftKey
      now = {from: placeOf({x, y}, parts()), x, y, adds, begun: false, pointer: {x, y}}
    },
    /** Follows the pointer wherever it goes; the answer ends it. */
    listen: (): (() => void) => listenWith({move, end, state: () => (now ? (now.begun ? 'drawn' : 'pressed') : 'none')}),
  }
}

function finish({adds}: Drawing, takes: boolean, {lines, tiles, pane}: MarqueeParts): void {
  const {corners} = useMarquee.getState(pane)
  useMarquee.setState({corners: undefined, count: undefined}, pane)
  leaveClick()
  const met = takes && corners ? metBy(corners, lines, tiles) : undefined
  if (takes) void chooseRows(met ? rangesMet(met, lines) : [], adds, pane)
}

interface Acts {
  readonly move: (event: globalThis.PointerEvent) => void
  readonly end: (takes: boolean) => void
  readonly state: () => 'none' | 'pressed' | 'drawn'
}

function listenWith({move, end, state}: Acts): () => void {
  const stop = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  const onUp = (): void => end(true)
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || state() !== 'drawn') return
    stop(event)
    end(false)
  }
  // A row would be carried away otherwise.
  const onDrag = (event: DragEvent): void => {
    if (state() !== 'none') stop(event)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('dragstart', onDrag, true)
  return () => {
    end(false)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('dragstart', onDrag, true)
  }
}

/** Beside the rows, or where a row that is not chosen shows nothing that could be carried. */
function mayBegin({button, pointerType, target, currentTarget, clientX}: PointerEvent): boolean {
  if (button !== 0 || pointerType === 'touch' || !(target instanceof Element)) return false
  const box = currentTarget.getBoundingClientRect()
  const inBar = clientX < box.left + currentTarget.clientLeft || clientX >= box.left + currentTarget.clientLeft + currentTarget.clientWidth
  if (inBar || target.closest('.file-head, .group-head, input, button')) return false
  const row = target.closest('[data-row]')
  return (
    !row || (row.getAttribute('aria-selected') !== 'true' && !target.closest('.thumb, .file-name > .file-cut, .file-tile-name, .tag-marks'))
  )
}

function placeOf({x, y}: {readonly x: number; readonly y: number}, {box, window: {contentTop}, headPx}: MarqueeParts): Corner {
  const element = box.current
  if (!element) return {across: 0, down: 0}
  const {left, top} = element.getBoundingClientRect()
  const inner = x - left - element.clientLeft
  const mirrored = getComputedStyle(element).direction === 'rtl'
  return {across: mirrored ? element.clientWidth - inner : inner, down: y - top - headPx + contentTop()}
}

/** How far to scroll in a frame: nothing but near an edge or beyond it. */
function speedAt(y: number, {box, headPx}: MarqueeParts): number {
  const rect = box.current?.getBoundingClientRect()
  if (!rect) return 0
  const over = rect.top + headPx + EDGE_PX - y
  const under = y - (rect.bottom - EDGE_PX)
  const speed = (by: number): number => Math.min(FASTEST_PX, Math.ceil(by / 3))
  return over > 0 ? -speed(over) : under > 0 ? speed(under) : 0
}

/** The click that ends the drawing means nothing, also where Escape ended it before the button was let go. */
function leaveClick(): void {
  const stop = (event: MouseEvent): void => {
    // One that no pointer made is somebody's wish.
    if (event.detail > 0) event.stopPropagation()
    forget()
  }
  const forget = (): void => {
    window.removeEventListener('click', stop, true)
    window.removeEventListener('pointerdown', forget, true)
  }
  window.addEventListener('click', stop, true)
  window.addEventListener('pointerdown', forget, true)
}
