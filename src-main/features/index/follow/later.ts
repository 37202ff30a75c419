import {addUp} from '../aggregate.ts'
import type {DirtyBook} from './dirty-book.ts'
import {openLinkedLater} from './linked-later.ts'
import type {Looked} from './look-again.ts'
import {openReadLater} from './read-later.ts'
import type {LookParts} from './watch-parts.ts'

/** What follows a look without anybody waiting for it: contents, sums, other names of files, whole locations. */
export interface Later {
  /** What a look has seen, before that is settled. */
  seen(looked: Looked, now: number): void
  /** What came of it: sums of these locations are to be added up. */
  settled(locations: Iterable<string>, now: number): void
  /** A folder turned out to be one that was known. */
  rename(young: number, old: number): void
  /** Files with several names changed, as one of these tells. */
  noteLinked(volume: string, inodes: readonly bigint[]): void
  /** All of a location is looked at soon. */
  verify(location: string): void
  /** Begins what is due, each kind by itself; whoever is behind with looking does not have contents read. */
  step(now: number, more: {readonly isBehind: boolean; readonly verify: (location: string) => Promise<void>}): void
  readonly isQuiet: boolean
}

const SUMS_QUIET_MS = 300
const SUMS_MOST_MS = 3000

export function openLater(parts: LookParts, book: DirtyBook): Later {
  const [unread, linked] = [openReadLater(parts), openLinkedLater(parts, book)]
  const doubted = new Map<string, {readonly first: number; last: number}>()
  const verified = new Set<string>()
  const underWay = new Set<string>()
  /** One of each kind at a time; a failure is told and met again by the next look. */
  const begin = (kind: string, work: () => Promise<void>): void => {
    if (underWay.has(kind)) return
    underWay.add(kind)
    void work()
      .catch((error: unknown) => parts.log.write('warn', 'watch', `${kind}: ${String(error)}`))
      .finally(() => underWay.delete(kind))
  }
  const addUpDue = async (now: number): Promise<void> => {
    for (const [location, {first, last}] of doubted) {
      if (now - last < SUMS_QUIET_MS && now - first < SUMS_MOST_MS) continue
      doubted.delete(location)
      const row = (await parts.read.locations()).find(({uuid}) => uuid === location)
      if (row) await addUp(row.root, parts)
    }
  }
  const doubt = (locations: Iterable<string>, now: number): void => {
    for (const location of locations) {
      const known = doubted.get(location)
      if (known) known.last = now
      else doubted.set(location, {first: now, last: now})
    }
  }
  return {
    seen: (looked, now) => {
      unread.add(looked.unread, now)
      linked.add(looked.linked)
      doubt(looked.doubted, now)
    },
    rename: (young, old) => unread.rename(young, old),
    settled: doubt,
    noteLinked: (volume, inodes) => linked.add(new Map([[volume, new Set(inodes)]])),
    verify: (location) => verified.add(location),
    step: (now, {isBehind, verify}) => {
      if (doubted.size > 0) begin('sums of folders', () => addUpDue(now))
      if (linked.size > 0) begin('names of files', () => linked.ask(now))
      if (unread.size > 0 && !isBehind) begin('contents of files', () => unread.readSome(now))
      const [location] = verified
      if (location !== undefined && !underWay.has('a look at a location')) {
        verified.delete(location)
        begin('a look at a location', () => verify(location))
      }
    },
    get isQuiet() {
      return doubted.size === 0 && linked.size === 0 && unread.size === 0 && verified.size === 0 && underWay.size === 0
    },
  }
}
