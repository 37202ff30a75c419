import {partition} from 'd3-hierarchy'
import type {Area, Box} from './map-layout.ts'
import type {SizePart, SizeTree} from './size-tree.ts'

const FULL = 2 * Math.PI

/** Rings around a middle: `x0` to `x1` are angles from the top, `y0` to `y1` distances from the middle. */
export interface Rings {
  readonly middle: {readonly x: number; readonly y: number}
  readonly boxes: readonly Box[]
}

/** Lays a tree of sizes out as rings, a level each. */
export function ringLayout(tree: SizeTree, {width, height}: Area): Rings {
  const radius = Math.max(0, Math.min(width, height) / 2 - 4)
  const boxes = partition<SizePart>().size([FULL, radius])(tree).descendants()
  return {middle: {x: width / 2, y: height / 2}, boxes}
}

/** The part at a point; the middle is the whole. */
export function ringAt({middle, boxes}: Rings, x: number, y: number): Box | undefined {
  const distance = Math.hypot(x - middle.x, y - middle.y)
  const angle = (Math.atan2(x - middle.x, middle.y - y) + FULL) % FULL
  return boxes.find((box) => distance >= box.y0 && distance < box.y1 && angle >= box.x0 && angle < box.x1)
}
