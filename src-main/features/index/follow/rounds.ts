import type {Astray} from './astray.ts'
import type {DirtyBook} from './dirty-book.ts'

/** Counts how often all was looked at that had been told of before. */
export interface Rounds {
  readonly count: number
  /** After a look; `more`: there is more to look at that no book holds yet. A round that ends now began when the last one ended. */
  looked(now: number, more: boolean): void
}

/**
 * Opens the count. Where more and more happens there is always something that is yet to be looked at: so a round waits for what was noted
 * before the last one ended, also in folders that have to be looked for, and for nothing that came since.
 */
export function openRounds({books, astray}: {readonly books: readonly DirtyBook[]; readonly astray: Astray}): Rounds {
  let count = 0
  let last = {now: -Infinity, laps: books.map(() => 0)}
  return {
    get count() {
      return count
    },
    looked: (now, more) => {
      const isClean = books.every((book, at) => book.cleanUntil >= last.laps[at]!)
      if (more || !isClean || astray.since <= last.now) return
      count++
      last = {now, laps: books.map(({laps}) => laps)}
    },
  }
}
