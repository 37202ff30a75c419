import type {DirtyBook} from './dirty-book.ts'
import type {WatchParts} from './watch-parts.ts'

/** The other names of files with several: what is written by one name is told of that one only. */
export interface LinkedLater {
  add(linked: ReadonlyMap<string, ReadonlySet<bigint>>): void
  /** Has all their names looked at; one call at a time. */
  ask(now: number): Promise<void>
  readonly size: number
}

/** The whole table is read each time. */
const ASK_EVERY_MS = 2000

export function openLinkedLater({read, write}: WatchParts, book: DirtyBook): LinkedLater {
  const waiting = new Map<string, Set<bigint>>()
  let askedAt = -Infinity
  return {
    add: (linked) => {
      for (const [volume, inodes] of linked) waiting.set(volume, new Set([...(waiting.get(volume) ?? []), ...inodes]))
    },
    ask: async (now) => {
      if (waiting.size === 0 || now - askedAt < ASK_EVERY_MS) return
      askedAt = now
      const asked = [...waiting]
      waiting.clear()
      for (const [uuid, inodes] of asked) {
        const volume = await write.volumeNumber({volume: uuid})
        const names = await read.namesOfInodes({volume, inodes: [...inodes], all: true})
        // As of what was not only written to: how many names it has is to be known before one of them goes.
        for (const {folder, name} of names) book.note(folder, name, 'went')
      }
    },
    get size() {
      return waiting.size
    },
  }
}
