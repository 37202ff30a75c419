import type {FolderEvent, FolderWatch} from '../../../host/watch/folder-events.ts'
import {openEarlyEvents} from './early-events.ts'
import type {Times} from './times.ts'
import {openWatchMap, type WatchMap} from './watch-map.ts'
import type {WatchParts} from './watch-parts.ts'

/** Takes what the system has told, and finds out which folders it is about. */
export interface Listening {
  readonly map: WatchMap
  /** `isListing`: runs watch folders whose rows are yet to be written. */
  listen(now: number, isListing: boolean): void
  /** So often, and when last; what has happened since then nobody knows. */
  readonly turns: number
  readonly at: number
  /** The system has told of more than was taken. */
  readonly more: boolean
  /** Something was told of folders that are not known yet. */
  readonly isEarly: boolean
}

export interface ListeningParts extends Pick<WatchParts, 'clock' | 'volumes'> {
  readonly watch: FolderWatch
  readonly times: Times
  note(event: FolderEvent, folder: number): void
}

/** Begins to listen. */
export function openListening({watch, times, clock, volumes, note}: ListeningParts): Listening {
  const early = openEarlyEvents()
  const map = openWatchMap((number, folder) => {
    for (const event of early.take(number)) note(event, folder)
  })
  const state = {turns: 0, at: clock.monotonicMs(), more: false}
  const hear = (event: FolderEvent, now: number): void => {
    if (event.kind === 'unmounted') void volumes.fresh()
    const folder = map.folderOf(event.watch)
    if (folder === undefined) early.add(event, now)
    else if (event.kind === 'unwatched') map.end(event.watch)
    else note(event, folder)
  }
  return {
    map,
    listen: (now, isListing) => {
      const {events, lost, more} = watch.take()
      Object.assign(state, {turns: state.turns + 1, at: now, more})
      for (const event of events) hear(event, now)
      if (lost) times.lost(now)
      times.asked(now, events.length > 0)
      if (!isListing) for (const old of early.stale(now)) watch.remove(old)
    },
    get turns() {
      return state.turns
    },
    get at() {
      return state.at
    },
    get more() {
      return state.more
    },
    get isEarly() {
      return !early.isEmpty
    },
  }
}
