import {activePane, createPaneStore, type Pane} from '../../core/pane.ts'
import {isWithin, nameOf, parentOf} from './path-parts.ts'

/** The pages that are no folders. */
export const pageNames = ['basket', 'sizes', 'timeline', 'duplicates', 'trash', 'history', 'activity', 'settings', 'health'] as const
export type PageName = (typeof pageNames)[number]

/** Where one is: at home, in a folder by path or address, or on a page. */
export interface Place {
  readonly folder?: string | undefined
  readonly page?: PageName | undefined
  /** What the page is about: a folder by path, address or id, or a volume as `volume:ID`. */
  readonly of?: string | undefined
}

/** What to come back to, or to begin at. */
export interface Spot {
  readonly row?: number | undefined
  readonly id?: string | undefined
  readonly name?: string | undefined
}

export interface Visit {
  readonly place: Place
  readonly spot?: Spot | undefined
  /** The entry of the folder, once it was shown: it is found by it when it is elsewhere later. */
  readonly id?: string | undefined
  /** The place was moved while it was shown: nobody went anywhere. */
  readonly moved?: boolean | undefined
}

/** The way that was taken, and where on it one stands. */
export interface Navigation {
  readonly visits: readonly Visit[]
  readonly at: number
}

export const home: Place = {}
const MOST_VISITS = 200

/** The way that was taken through the folders in a pane, and where on it one stands. */
export const useNavigation = createPaneStore<Navigation>(() => ({visits: [{place: home}], at: 0}))

/** Reads the spot to come back to, just before one leaves. */
let leave: (pane: Pane) => Spot = () => ({})
export function whenLeaving(read: (pane: Pane) => Spot): void {
  leave = read
}

export function here(pane = activePane()): Visit {
  const {visits, at} = useNavigation.getState(pane)
  return visits[at] ?? {place: home}
}

export function goTo(place: Place, spot?: Spot, pane = activePane()): void {
  const {at} = useNavigation.getState(pane)
  const visits = marked(pane).slice(0, at + 1)
  const next = [...visits, {place, spot}].slice(-MOST_VISITS)
  arrive({visits: next, at: next.length - 1}, pane)
}

/** Takes the place of where one is: at the start, and when its name was only a way to say it. */
export function replacePlace(place: Place, spot?: Spot, pane = activePane()): void {
  const {visits, at} = useNavigation.getState(pane)
  arrive({visits: visits.map((visit, one) => (one === at ? {place, spot} : visit)), at}, pane)
}

/** Where a folder is: as a path, and as an address. */
interface Whereabouts {
  readonly path: string
  readonly uri: string
}

/** A folder on the way was moved or renamed: the way leads to where it is now. */
export function followMove(from: Whereabouts, to: Whereabouts, pane = activePane()): void {
  const {visits, at} = useNavigation.getState(pane)
  const moved = (folder: string): string =>
    isWithin(folder, from.path)
      ? to.path + folder.slice(from.path.length)
      : isWithin(folder, from.uri)
        ? to.uri + folder.slice(from.uri.length)
        : folder
  const follow = (visit: Visit): Visit => {
    const {folder} = visit.place
    const now = folder === undefined ? undefined : moved(folder)
    return now === folder ? visit : {...visit, place: {folder: now}, moved: true}
  }
  arrive({visits: visits.map(follow), at}, pane)
}

export function canStep(by: number, pane = activePane()): boolean {
  const {visits, at} = useNavigation.getState(pane)
  return visits[at + by] !== undefined
}

/** Goes back or forth on the way, by any number of places. */
export function step(by: number, pane = activePane()): void {
  if (!canStep(by, pane)) return
  arrive({visits: marked(pane), at: useNavigation.getState(pane).at + by}, pane)
}

/** To the folder above, with the one that was left chosen there. */
export function goUp(path: string | undefined, pane = activePane()): void {
  if (path === undefined) return
  const parent = parentOf(path)
  if (parent === undefined) goTo(home, undefined, pane)
  else goTo({folder: parent}, {name: nameOf(path)}, pane)
}

function arrive(navigation: Navigation, pane: Pane): void {
  useNavigation.setState(navigation, pane)
}

/** Remembers which entry the folder is that one is in. */
export function knowFolder({folder, id}: {readonly folder: string; readonly id: string}, pane: Pane): void {
  const {visits, at} = useNavigation.getState(pane)
  const visit = visits[at]
  if (visit?.place.folder === folder && visit.id !== id) useNavigation.setState({visits: visits.with(at, {...visit, id})}, pane)
}

/** The whole way as it is now, with the spot where one stands. */
export function wayOf(pane: Pane): Navigation {
  return {visits: marked(pane), at: useNavigation.getState(pane).at}
}

function marked(pane: Pane): readonly Visit[] {
  const {visits, at} = useNavigation.getState(pane)
  return visits.map((visit, one) => (one === at ? {...visit, spot: leave(pane)} : visit))
}
