import {defaults, useSettings} from '../settings/index.ts'
import type {Layout} from './view-memory.ts'

/** How high rows are, in pixels of the page: the row window reckons with it, and the rows are told by the grid. */
const heights = {
  list: {compact: 26, normal: 30, roomy: 36},
  columns: {compact: 24, normal: 28, roomy: 34},
  grid: {compact: 128, normal: 128, roomy: 128},
} as const

/** Of a tile only its words grow with the text. */
const WORDS_PX = 60

/** The height of one line of files in a layout, as dense as the user wants it and as large as text is. */
export function useLineHeight(layout: Layout): number {
  const density = useSettings(({value}) => value.density ?? 'normal')
  const grown = useTextScale() - 1
  const height = heights[layout][density]
  return Math.round(height + Math.max(0, grown) * (layout === 'grid' ? WORDS_PX : height))
}

/** How large text is: 1 where it is as usual. */
export function useTextScale(): number {
  return useSettings(({value}) => (value.textSize ?? defaults.textSize) / 100)
}
