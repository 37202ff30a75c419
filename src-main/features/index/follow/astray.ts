import type {AskedFolder} from '../../../store/follow/folders-to-follow.ts'
import {type DirtyBook, noteAgain} from './dirty-book.ts'

/** Folders that were not where the index has them: most often the folder above them has moved, and is looked at by then. */
export interface Astray {
  /** Takes what was asked about these; answers true where one has been looked for too often. */
  add(ids: readonly number[], asked: ReadonlyMap<number, AskedFolder>, now: number): boolean
  /** Puts those whose time has come into the book. */
  putBack(book: DirtyBook, now: number): void
  /** These are found; what was asked about them before is asked now. */
  found(ids: readonly number[]): void
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  readonly size: number
  /** Since when the first of them is looked for; infinite where there is none. */
  readonly since: number
}

interface Lost {
  at: number
  /** What was to be asked about; nothing for all of it. */
  readonly names: readonly Uint8Array[] | undefined
}

/** Longer each time. */
const AGAIN_MS = 60
const MOST_TRIES = 12

export function openAstray(): Astray {
  const waiting = new Map<number, Lost>()
  const tries = new Map<number, {readonly count: number; readonly since: number}>()
  const lose = (id: number, folder: AskedFolder | undefined, now: number): boolean => {
    const {count, since} = tries.get(id) ?? {count: 0, since: now}
    const tried = count + 1
    tries.set(id, {count: tried, since})
    const before = waiting.get(id)
    const isWhole = !folder?.names || (before !== undefined && before.names === undefined)
    const names = isWhole ? undefined : [...(before?.names ?? []), ...folder.names]
    waiting.set(id, {at: now + AGAIN_MS * tried, names})
    if (tried <= MOST_TRIES) return false
    waiting.delete(id)
    tries.delete(id)
    return true
  }
  return {
    add: (ids, asked, now) => ids.map((id) => lose(id, asked.get(id), now)).some(Boolean),
    putBack: (book, now) => {
      for (const [id, {at, names}] of waiting) {
        if (at > now) continue
        waiting.delete(id)
        noteAgain(book, id, names)
      }
    },
    found: (ids) => {
      for (const id of ids) {
        tries.delete(id)
        const lost = waiting.get(id)
        if (lost) lost.at = -Infinity
      }
    },
    rename: (young, old) => {
      const lost = waiting.get(young)
      if (!lost) return
      waiting.delete(young)
      const before = waiting.get(old)
      const isWhole = !lost.names || (before !== undefined && !before.names)
      waiting.set(old, {
        at: Math.min(lost.at, before?.at ?? Infinity),
        names: isWhole ? undefined : [...(before?.names ?? []), ...lost.names!],
      })
      const tried = tries.get(young)
      tries.delete(young)
      if (tried) tries.set(old, tries.get(old) ?? tried)
    },
    get size() {
      return waiting.size
    },
    get since() {
      return Math.min(Infinity, ...[...waiting.keys()].map((id) => tries.get(id)?.since ?? Infinity))
    },
  }
}
