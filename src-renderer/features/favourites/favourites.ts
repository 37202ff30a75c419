import {z} from 'zod'
import {create} from 'zustand'
import {remember} from '../../core/remember.ts'

const KEPT = 'favourites'
const Kept = z.array(z.string()).max(200)

/** The folders that a user wants at hand, in his order; kept by the page, and so the same in all windows of a machine. */
export const useFavourites = create<{readonly folders: readonly string[]}>(() => ({folders: kept()}))

/** Pins a folder at the end, or at a place; one that is pinned already moves there. */
export function pin(folder: string, at?: number): void {
  change(placedAt(useFavourites.getState().folders, folder, at))
}

export function unpin(folder: string): void {
  change(useFavourites.getState().folders.filter((one) => one !== folder))
}

/** Lets a folder change places with the one before or behind it. */
export function moveFavourite(folder: string, by: 1 | -1): void {
  const {folders} = useFavourites.getState()
  const at = folders.indexOf(folder)
  const to = at + by
  if (at >= 0 && to >= 0 && to < folders.length) change(folders.with(at, folders[to]!).with(to, folder))
}

/** The folders with one at a place, which counts while that one is still where it was. */
export function placedAt(folders: readonly string[], folder: string, at = folders.length): readonly string[] {
  const before = folders.slice(0, at).filter((one) => one !== folder)
  return [...before, folder, ...folders.slice(at).filter((one) => one !== folder)]
}

/** Goes along with what other windows pin; the answer ends it. */
export function followFavourites(): () => void {
  const take = (): void => useFavourites.setState({folders: kept()})
  window.addEventListener('storage', take)
  return () => window.removeEventListener('storage', take)
}

function change(folders: readonly string[]): void {
  useFavourites.setState({folders})
  remember.write(KEPT, JSON.stringify(folders))
}

function kept(): readonly string[] {
  try {
    return Kept.parse(JSON.parse(remember.read(KEPT) ?? '[]'))
  } catch {
    // Written by another version.
    return []
  }
}
