import {create} from 'zustand'
import {remember} from '../../core/remember.ts'
import {isWithin, nameOf, parentOf} from './path-parts.ts'

/** A page that is no folder. */
export type PageName = 'sizes' | 'timeline' | 'duplicates' | 'trash' | 'history' | 'activity'

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

interface Visit {
  readonly place: Place
  readonly spot?: Spot | undefined
  /** The place was moved while it was shown: nobody went anywhere. */
  readonly moved?: boolean | undefined
}

interface Navigation {
  readonly visits: readonly Visit[]
  readonly at: number
}

export const home: Place = {}
const MOST_VISITS = 200

/** The way that was taken through the folders, and where on it one stands. */
export const useNavigation = create<Navigation>(() => ({visits: [{place: home}], at: 0}))

/** Reads the spot to come back to, just before one leaves. */
let leave: () => Spot = () => ({})
export function whenLeaving(read: () => Spot): void {
  leave = read
}

export function here(): Visit {
  const {visits, at} = useNavigation.getState()
  return visits[at] ?? {place: home}
}

export function goTo(place: Place, spot?: Spot): void {
  const {at} = useNavigation.getState()
  const visits = marked().slice(0, at + 1)
  const next = [...visits, {place, spot}].slice(-MOST_VISITS)
  arrive({visits: next, at: next.length - 1})
}

/** Takes the place of where one is: at the start, and when its name was only a way to say it. */
export function replacePlace(place: Place, spot?: Spot): void {
  const {visits, at} = useNavigation.getState()
  arrive({visits: visits.map((visit, one) => (one === at ? {place, spot} : visit)), at})
}

/** Where a folder is: as a path, and as an address. */
interface Whereabouts {
  readonly path: string
  readonly uri: string
}

/** A folder on the way was moved or renamed: the way leads to where it is now. */
export function followMove(from: Whereabouts, to: Whereabouts): void {
  const {visits, at} = useNavigation.getState()
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
  arrive({visits: visits.map(follow), at})
}

export function canStep(by: -1 | 1): boolean {
  const {visits, at} = useNavigation.getState()
  return visits[at + by] !== undefined
}

export function step(by: -1 | 1): void {
  if (!canStep(by)) return
  arrive({visits: marked(), at: useNavigation.getState().at + by})
}

/** To the folder above, with the one that was left chosen there. */
export function goUp(path: string | undefined): void {
  if (path === undefined) return
  const parent = parentOf(path)
  if (parent === undefined) goTo(home)
  else goTo({folder: parent}, {name: nameOf(path)})
}

const LAST_PLACE = 'last-place'

/** The folder of the last time; an empty text means that it was home. */
export function lastPlace(): string | undefined {
  return remember.read(LAST_PLACE)
}

function arrive(navigation: Navigation): void {
  useNavigation.setState(navigation)
  remember.write(LAST_PLACE, here().place.folder ?? '')
}

function marked(): readonly Visit[] {
  const {visits, at} = useNavigation.getState()
  return visits.map((visit, one) => (one === at ? {...visit, spot: leave()} : visit))
}
