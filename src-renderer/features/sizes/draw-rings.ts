import {bytes} from '../../ui/format.ts'
import {groupOf} from './colour-groups.ts'
import {fitted, hatch, type Paints, type Pen, twiceOf} from './draw-kit.ts'
import type {Box} from './map-layout.ts'
import {nameOfPart} from './part-names.ts'
import type {Rings} from './ring-layout.ts'

/** Thinner arcs are not seen. */
const LEAST_ARC_PX = 0.7
const LABEL_ARC_PX = 34

/** Draws sizes as rings around the whole. */
export function drawRings(pen: Pen, rings: Rings, paints: Paints): void {
  pen.textBaseline = 'middle'
  pen.font = `12px ${paints.font}`
  pen.lineWidth = 1
  for (const box of rings.boxes) if (box.depth > 0 && arcLength(box) >= LEAST_ARC_PX) drawArc(pen, {box, middle: rings.middle}, paints)
  drawMiddle(pen, rings, paints)
}

const arcLength = ({x0, x1, y0, y1}: Box): number => (x1 - x0) * ((y0 + y1) / 2)

interface Arc {
  readonly box: Box
  readonly middle: Rings['middle']
}

function drawArc(pen: Pen, {box, middle}: Arc, paints: Paints): void {
  arcPath(pen, box, middle)
  pen.fillStyle = box.children ? paints.frame : paints.groups[groupOf(box.data.node.category)]
  pen.fill()
  if (!box.children && twiceOf(box) > 0) hatchArc(pen, {box: twicePart(box), middle}, paints)
  arcPath(pen, box, middle)
  pen.strokeStyle = paints.page
  pen.stroke()
  if (arcLength(box) >= LABEL_ARC_PX) drawLabel(pen, {box, middle}, paints)
}

function arcPath(pen: Pen, {x0, x1, y0, y1}: Box, {x, y}: Rings['middle']): void {
  const turn = -Math.PI / 2
  pen.beginPath()
  pen.arc(x, y, y1, x0 + turn, x1 + turn)
  pen.arc(x, y, y0, x1 + turn, x0 + turn, true)
  pen.closePath()
}

/** The end of an arc that stands for what is twice of it. */
const twicePart = (box: Box): Box => ({...box, x0: box.x1 - (box.x1 - box.x0) * twiceOf(box)}) as Box

function hatchArc(pen: Pen, {box, middle}: Arc, {ink}: Paints): void {
  pen.save()
  arcPath(pen, box, middle)
  pen.clip()
  pen.strokeStyle = ink
  pen.globalAlpha = 0.22
  hatch(pen, {x: middle.x - box.y1, y: middle.y - box.y1, width: 2 * box.y1, height: 2 * box.y1})
  pen.restore()
}

/** Along the way outwards where an arc is short, turned so that nothing stands on its head. */
function drawLabel(pen: Pen, {box, middle: {x, y}}: Arc, {ink}: Paints): void {
  const angle = (box.x0 + box.x1) / 2
  const distance = (box.y0 + box.y1) / 2
  const upright = angle > Math.PI / 2 && angle < (3 * Math.PI) / 2
  const along = arcLength(box) > (box.y1 - box.y0) * 1.4
  const room = along ? Math.min(arcLength(box), chord(box)) - 10 : box.y1 - box.y0 - 8
  const text = fitted(pen, nameOfPart(box.data.node), room)
  if (text === '') return
  pen.save()
  pen.translate(x + Math.sin(angle) * distance, y - Math.cos(angle) * distance)
  pen.rotate(along ? angle + (upright ? Math.PI : 0) : angle + (angle < Math.PI ? -Math.PI / 2 : Math.PI / 2))
  pen.textAlign = 'center'
  pen.fillStyle = ink
  pen.fillText(text, 0, 0)
  pen.restore()
}

/** A text is straight: it must fit between the ends of its arc, below the bow. */
function chord({x0, x1, y0, y1}: Box): number {
  return 2 * Math.sin(Math.min(Math.PI, x1 - x0) / 2) * ((y0 + y1) / 2)
}

function drawMiddle(pen: Pen, {boxes, middle}: Rings, {ink, inkSoft}: Paints): void {
  const [whole] = boxes
  if (!whole) return
  pen.save()
  pen.textAlign = 'center'
  pen.fillStyle = ink
  pen.fillText(fitted(pen, nameOfPart(whole.data.node), whole.y1 * 1.7), middle.x, middle.y - 9)
  pen.fillStyle = inkSoft
  pen.fillText(bytes(whole.data.node.bytes), middle.x, middle.y + 9)
  pen.restore()
}

/** Draws what is pointed at and what is chosen above the rings. */
export function markArc(pen: Pen, {box, middle}: Arc, {colour, width}: {readonly colour: string; readonly width: number}): void {
  arcPath(pen, box, middle)
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.stroke()
}
