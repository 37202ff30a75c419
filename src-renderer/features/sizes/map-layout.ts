import {type HierarchyRectangularNode, treemap} from 'd3-hierarchy'
import type {SizePart, SizeTree} from './size-tree.ts'

/** A part as a rectangle; what stands in it comes after it. */
export type Box = HierarchyRectangularNode<SizePart>

export interface Area {
  readonly width: number
  readonly height: number
}

/** How high the line with the name of an opened folder is. */
export const HEAD_PX = 18
const LEAST_HEAD_WIDTH = 48
const LEAST_HEAD_HEIGHT = 40

/** Whether an opened part has room for a line with its name. */
export function hasHead({depth, children, x0, x1, y0, y1}: Box): boolean {
  return depth > 0 && children !== undefined && x1 - x0 >= LEAST_HEAD_WIDTH && y1 - y0 >= LEAST_HEAD_HEIGHT
}

/** Lays a tree of sizes out as rectangles in rectangles, as square as may be. */
export function mapLayout(tree: SizeTree, {width, height}: Area): readonly Box[] {
  const lay = treemap<SizePart>()
    .size([width, height])
    .round(true)
    .paddingInner(1)
    .paddingOuter(({depth}) => (depth === 0 ? 0 : 2))
    .paddingTop((box) => (hasHead(box as Box) ? HEAD_PX : box.depth === 0 ? 0 : 2))
  return lay(tree).descendants()
}

/** The innermost part at a point. */
export function boxAt(boxes: readonly Box[], x: number, y: number): Box | undefined {
  let found: Box | undefined
  for (const box of boxes)
    if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) found = !found || box.depth > found.depth ? box : found
  return found
}
