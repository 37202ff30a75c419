import type {Pane} from '../../core/pane.ts'
import {takeView, useViewOptions, type ViewOptions} from '../files/index.ts'
import {type Place, useNavigation, type Visit, wayOf} from '../places/index.ts'

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
  const {layout, sort, group, columns} = useViewOptions.getState(pane)
  return {visits: visits.slice(from, from + MOST_VISITS), at: at - from, layout, sort, group, columns}
}

/** Lets a pane stand where a written one stood. */
export function takePane(pane: Pane, {visits, at, layout, sort, group, columns}: SavedPane): void {
  useNavigation.setState({visits, at}, pane)
  takeView(visits[at]?.place.folder ?? '', pane)
  useViewOptions.setState({layout, sort, group, columns}, pane)
}

/** Lets a new pane begin at a place, which is laid out as it was left. */
export function beginPane(pane: Pane, place: Place): void {
  useNavigation.setState({visits: [{place}], at: 0}, pane)
  takeView(place.folder ?? '', pane)
}
