import {z} from 'zod'
import {create} from 'zustand'
import {EntryId} from '../../../src-main/contract/ids.ts'
import {remember} from '../../core/remember.ts'

const KEPT = 'favourites'
const MOST = 200

const Favourite = z.object({folder: z.string(), id: EntryId.optional()})
/** A folder that is kept at hand: where it was when it was last heard of, and its entry, by which it is found where it is now. */
export type Favourite = Readonly<z.infer<typeof Favourite>>
// Earlier versions knew paths alone.
const Kept = z.array(z.union([Favourite, z.string().transform((folder): Favourite => ({folder}))])).max(MOST)

/** The folders that a user wants at hand, in his order; kept by the page, and so the same in all windows of a machine. */
export const useFavourites = create<{readonly favourites: readonly Favourite[]}>(() => ({favourites: kept()}))

export const isPinned = (folder: string): boolean => useFavourites.getState().favourites.some((one) => one.folder === folder)

/** Pins a folder at the end, or at a place; one that is pinned already moves there. */
export function pin(favourite: Favourite, at?: number): void {
  const {favourites} = useFavourites.getState()
  const known = favourites.find(({folder}) => folder === favourite.folder)
  change(placedAt(favourites, {...known, ...favourite}, at))
}

export function unpin(folder: string): void {
  change(useFavourites.getState().favourites.filter((one) => one.folder !== folder))
}

/** Lets a folder change places with the one before or behind it. */
export function moveFavourite(folder: string, by: 1 | -1): void {
  const {favourites} = useFavourites.getState()
  const at = placeOf(folder)
  const to = at + by
  if (at >= 0 && to >= 0 && to < favourites.length) change(favourites.with(at, favourites[to]!).with(to, favourites[at]!))
}

export const placeOf = (folder: string): number => useFavourites.getState().favourites.findIndex((one) => one.folder === folder)

/** The folders with one at a place, which counts while that one is still where it was. */
export function placedAt(all: readonly Favourite[], one: Favourite, at = all.length): readonly Favourite[] {
  const isOther = ({folder}: Favourite): boolean => folder !== one.folder
  return [...all.slice(0, at).filter(isOther), one, ...all.slice(at).filter(isOther)]
}

/** Says of pinned folders where they are now, or which entries they are; two that have become one stand once. */
export function renew(now: (favourite: Favourite) => Favourite): void {
  const {favourites} = useFavourites.getState()
  const next = favourites.map(now)
  const once = next.filter(({folder}, at) => next.findIndex((one) => one.folder === folder) === at)
  if (next.some(({folder, id}, at) => folder !== favourites[at]!.folder || id !== favourites[at]!.id)) change(once)
}

/** Goes along with what other windows pin; the answer ends it. */
export function followFavourites(): () => void {
  const take = (): void => useFavourites.setState({favourites: kept()})
  window.addEventListener('storage', take)
  return () => window.removeEventListener('storage', take)
}

function change(favourites: readonly Favourite[]): void {
  useFavourites.setState({favourites})
  remember.write(KEPT, JSON.stringify(favourites))
}

function kept(): readonly Favourite[] {
  try {
    return Kept.parse(JSON.parse(remember.read(KEPT) ?? '[]'))
  } catch {
    // Written by another version.
    return []
  }
}
