import type {TilePlaces} from './marquee-rows.ts'
import type {Layout} from './view-memory.ts'

/** How wide tiles are in each layout, and what stands above and beside them. */
export const shapes = {
  list: {tile: undefined, head: 32, edge: 0},
  columns: {tile: undefined, head: 0, edge: 0},
  grid: {tile: 128, head: 0, edge: 24},
} as const

const TILE_PX = 120
const grid: TilePlaces = {width: TILE_PX, step: shapes.grid.tile, edge: shapes.grid.edge / 2}

/** Where tiles stand in a line; none where there are rows. */
export const tilePlaces = (layout: Layout): TilePlaces | undefined => (layout === 'grid' ? grid : undefined)
