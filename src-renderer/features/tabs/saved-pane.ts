import type {Pane} from '../../core/pane.ts'
import {type ViewOptions, useViewOptions} from '../files/index.ts'
import {type Visit, useNavigation, wayOf} from '../places/index.ts'

/** A pane as it is written down: the way that was taken in it, and how it lays files out. */
export interface SavedPane extends ViewOptions {
  readonly visits: readonly Visit[]
  readonly at: number
}

const MOST_VISITS = 40

export function savedPane(pane: Pane): SavedPane {
  const {visits, at} = wayOf(pane)
  // Of a long way the part around where one stands.
  const from = Math.max(0, Math.min(at - MOST_VISITS / 2, visits.length - MOST_VISITS))
  return {visits: visits.slice(from, from + MOST_VISITS), at: at - from, ...useViewOptions.getState(pane)}
}

/** Lets a pane stand where a written one stood. */
export function takePane(pane: Pane, {visits, at, ...options}: SavedPane): void {
  useNavigation.setState({visits, at}, pane)
  useViewOptions.setState(options, pane)
}
