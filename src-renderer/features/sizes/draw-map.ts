import {bytes} from '../../ui/format.ts'
import {groupOf} from './colour-groups.ts'
import {fitted, hatch, type Paints, type Pen, twiceOf} from './draw-kit.ts'
import {type Box, hasHead, HEAD_PX} from './map-layout.ts'
import {nameOfPart} from './part-names.ts'

const INSET_PX = 6
const LABEL_WIDTH = 44
const LABEL_HEIGHT = 18
const TWO_LINES = 34

/** Draws a map of sizes: coloured files, framed folders, names where they fit. */
export function drawMap(pen: Pen, boxes: readonly Box[], paints: Paints): void {
  pen.textBaseline = 'middle'
  pen.font = `12px ${paints.font}`
  for (const box of boxes) {
    if (box.children) drawFolder(pen, box, paints)
    else drawLeaf(pen, box, paints)
  }
}

function drawFolder(pen: Pen, box: Box, paints: Paints): void {
  const {x0, y0, x1, y1, depth} = box
  if (depth === 0) return
  pen.fillStyle = paints.frame
  pen.fillRect(x0, y0, x1 - x0, y1 - y0)
  if (!hasHead(box)) return
  pen.fillStyle = paints.ink
  const size = bytes(box.data.node.bytes)
  const sizeWidth = pen.measureText(size).width
  const room = x1 - x0 - 2 * INSET_PX
  const middle = y0 + HEAD_PX / 2 + 1
  const name = fitted(pen, nameOfPart(box.data.node), room > sizeWidth + 60 ? room - sizeWidth - INSET_PX : room)
  pen.fillText(name, x0 + INSET_PX, middle)
  if (room <= sizeWidth + 60) return
  pen.fillStyle = paints.inkSoft
  pen.fillText(size, x1 - INSET_PX - sizeWidth, middle)
}

function drawLeaf(pen: Pen, box: Box, paints: Paints): void {
  const {x0, y0, x1, y1} = box
  const [width, height] = [x1 - x0, y1 - y0]
  if (width <= 0 || height <= 0) return
  const {node} = box.data
  pen.fillStyle = paints.groups[groupOf(node.category)]
  pen.fillRect(x0, y0, width, height)
  const twice = twiceOf(box) * height
  if (twice >= 1) hatchPart(pen, {x: x0, y: y1 - twice, width, height: twice}, paints)
  if (width < LABEL_WIDTH || height < LABEL_HEIGHT) return
  pen.fillStyle = paints.ink
  const name = fitted(pen, nameOfPart(node), width - 2 * INSET_PX)
  if (name === '') return
  pen.fillText(name, x0 + INSET_PX, y0 + LABEL_HEIGHT / 2 + 1)
  if (height < TWO_LINES) return
  pen.fillStyle = paints.inkSoft
  pen.fillText(fitted(pen, bytes(node.bytes), width - 2 * INSET_PX), x0 + INSET_PX, y0 + LABEL_HEIGHT / 2 + 17)
}

function hatchPart(pen: Pen, frame: Parameters<typeof hatch>[1], {ink}: Paints): void {
  pen.save()
  pen.beginPath()
  pen.rect(frame.x, frame.y, frame.width, frame.height)
  pen.clip()
  pen.strokeStyle = ink
  pen.globalAlpha = 0.22
  pen.lineWidth = 1
  hatch(pen, frame)
  pen.restore()
}

/** Draws what is pointed at and what is chosen above the map. */
export function markBox(pen: Pen, {x0, y0, x1, y1}: Box, {colour, width}: {readonly colour: string; readonly width: number}): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.strokeRect(x0 + width / 2, y0 + width / 2, Math.max(0, x1 - x0 - width), Math.max(0, y1 - y0 - width))
}
