import {useSettings} from '../settings/index.ts'
import type {Layout} from './view-memory.ts'

/** How high rows are, in pixels of the page: the row window reckons with it, and the rows are told by the grid. */
const heights = {
  list: {compact: 26, normal: 30, roomy: 36},
  columns: {compact: 24, normal: 28, roomy: 34},
  grid: {compact: 128, normal: 128, roomy: 128},
} as const

/** The height of one line of files in a layout, as dense as the user wants it. */
export function useLineHeight(layout: Layout): number {
  return useSettings(({value}) => heights[layout][value.density ?? 'normal'])
}
