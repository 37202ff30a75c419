import type {ColourGroup} from './colour-groups.ts'
import type {Box} from './map-layout.ts'

/** The colours of one theme, as the page has them. */
export interface Paints {
  readonly groups: Readonly<Record<ColourGroup, string>>
  readonly page: string
  readonly frame: string
  readonly ink: string
  readonly inkSoft: string
  readonly ring: string
  readonly font: string
}

export type Pen = CanvasRenderingContext2D

/** How much of a part has the same bytes elsewhere, 0 to 1. */
export function twiceOf({data: {node}}: Box): number {
  return node.bytes > 0 ? Math.min(1, (node.duplicateBytes ?? 0) / node.bytes) : 0
}

const GAP_PX = 6

/** Hatches what the pen is clipped to, within a frame. */
export function hatch(
  pen: Pen,
  {x, y, width, height}: {readonly x: number; readonly y: number; readonly width: number; readonly height: number},
): void {
  pen.beginPath()
  // The lines of neighbours meet, wherever their corners are.
  for (let at = Math.floor((x - y - height) / GAP_PX) * GAP_PX; at < x - y + width; at += GAP_PX) {
    pen.moveTo(y + at, y)
    pen.lineTo(y + height + at, y + height)
  }
  pen.stroke()
}

/** Cuts a text to a width, with an ellipsis; nothing where hardly anything would be left. */
export function fitted(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle
    else high = middle - 1
  }
  return low < LEAST_LETTERS ? '' : `${text.slice(0, low)}…`
}

const LEAST_LETTERS = 3
