import {createPaneStore, type Pane} from '../../core/pane.ts'

/** Two corners, in pixels of the content; across, from where lines begin. */
export interface Corners {
  readonly from: Corner
  readonly to: Corner
}

export interface Corner {
  readonly across: number
  readonly down: number
}

interface Marquee {
  readonly corners?: Corners | undefined
  /** What was chosen before stays chosen. */
  readonly adds: boolean
  /** How many rows it meets. */
  readonly count?: number | undefined
}

/** The box that the pointer draws over the files of a pane, while it does. */
export const useMarquee = createPaneStore<Marquee>(() => ({adds: false}))

/** Whether the pointer draws a box around files of a pane. */
export const isDrawing = (pane: Pane): boolean => useMarquee.getState(pane).corners !== undefined
