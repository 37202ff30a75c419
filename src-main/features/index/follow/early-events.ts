import type {FolderEvent} from '../../../host/watch/folder-events.ts'

/** What was told of folders before it was known which ones they are: a walker watches a folder before its row is written. */
export interface EarlyEvents {
  add(event: FolderEvent, now: number): void
  take(watch: number): readonly FolderEvent[]
  /** Watches that nobody has asked for in a long time. */
  stale(now: number): readonly number[]
  readonly isEmpty: boolean
}

const STALE_MS = 60_000
const MOST_EVENTS = 50_000

export function openEarlyEvents(): EarlyEvents {
  const waiting = new Map<number, {readonly since: number; readonly events: FolderEvent[]}>()
  let count = 0
  const drop = (watch: number): void => {
    count -= waiting.get(watch)?.events.length ?? 0
    waiting.delete(watch)
  }
  return {
    add: (event, now) => {
      const {watch} = event
      if (event.kind === 'unwatched') return drop(watch)
      const known = waiting.get(watch)
      if (!known) waiting.set(watch, {since: now, events: []})
      // What is more is found by the look that follows each run.
      if (count >= MOST_EVENTS) return
      count++
      waiting.get(watch)!.events.push(event)
    },
    take: (watch) => {
      const events = waiting.get(watch)?.events ?? []
      drop(watch)
      return events
    },
    stale: (now) => {
      const old = [...waiting].filter(([, {since}]) => now - since > STALE_MS).map(([watch]) => watch)
      for (const watch of old) drop(watch)
      return old
    },
    get isEmpty() {
      return count === 0
    },
  }
}
