import type {Paints, Pen} from './draw-kit.ts'
import {drawMap, markBox} from './draw-map.ts'
import {drawRings, markArc} from './draw-rings.ts'
import {type Area, type Box, boxAt, mapLayout} from './map-layout.ts'
import {ringAt, ringLayout} from './ring-layout.ts'
import type {SizeTree} from './size-tree.ts'

export type PictureLook = 'map' | 'rings'

/** A laid-out picture: how it is drawn, marked, and asked for what is at a point. */
export interface Picture {
  readonly boxes: readonly Box[]
  draw(pen: Pen, paints: Paints): void
  mark(pen: Pen, box: Box, stroke: {readonly colour: string; readonly width: number}): void
  at(x: number, y: number): Box | undefined
  /** Where the menu of a part opens. */
  corner(box: Box): {readonly x: number; readonly y: number}
}

/** Lays a tree out in one of the ways. */
export function pictureOf(tree: SizeTree, look: PictureLook, area: Area): Picture {
  if (look === 'map') {
    const boxes = mapLayout(tree, area)
    return {
      boxes,
      draw: (pen, paints) => drawMap(pen, boxes, paints),
      mark: markBox,
      at: (x, y) => boxAt(boxes, x, y),
      corner: ({x0, y0}) => ({x: x0 + 4, y: y0 + 4}),
    }
  }
  const rings = ringLayout(tree, area)
  const {middle, boxes} = rings
  return {
    boxes,
    draw: (pen, paints) => drawRings(pen, rings, paints),
    mark: (pen, box, stroke) => markArc(pen, {box, middle}, stroke),
    at: (x, y) => ringAt(rings, x, y),
    corner: ({x0, x1, y0, y1}) => {
      const [angle, distance] = [(x0 + x1) / 2, (y0 + y1) / 2]
      return {x: middle.x + Math.sin(angle) * distance, y: middle.y - Math.cos(angle) * distance}
    },
  }
}
