import type {DirtyBook, DirtyFolder} from './dirty-book.ts'

/** Folders that were not where the index has them: most often the folder above them has moved, and is looked at by then. */
export interface Astray {
  /** Answers true where one has been looked for too often. */
  add(ids: readonly number[], dirty: readonly DirtyFolder[], now: number): boolean
  /** Puts those whose time has come into the book. */
  putBack(book: DirtyBook, now: number): void
  /** The others are found. */
  found(ids: readonly number[]): void
  readonly size: number
}

const FIRST_MS = 50
const MOST_TRIES = 6

export function openAstray(): Astray {
  const lost = new Map<number, {tries: number; at: number; folder: DirtyFolder | undefined}>()
  return {
    add: (ids, dirty, now) => {
      let isTooOften = false
      for (const id of ids) {
        const tries = (lost.get(id)?.tries ?? 0) + 1
        isTooOften ||= tries > MOST_TRIES
        if (tries > MOST_TRIES) lost.delete(id)
        else lost.set(id, {tries, at: now + FIRST_MS * 2 ** tries, folder: dirty.find((one) => one.id === id)})
      }
      return isTooOften
    },
    putBack: (book, now) => {
      for (const [id, one] of lost) {
        if (one.at > now) continue
        one.at = Infinity
        if (!one.folder?.names) book.noteWhole(id)
        // What has moved away from there may be anything by now.
        else for (const name of one.folder.names) book.note(id, name, 'went')
      }
    },
    found: (ids) => {
      for (const id of ids) lost.delete(id)
    },
    get size() {
      return [...lost.values()].filter(({at}) => at !== Infinity).length
    },
  }
}
