import {CoreError} from '../../contract/errors.ts'
import type {FolderEvent, FolderWatch} from '../../host/watch/folder-events.ts'
import {openAstray} from './astray.ts'
import {openDirtyBook} from './dirty-book.ts'
import {openEarlyEvents} from './early-events.ts'
import {type Mood, openHold} from './hold.ts'
import {type Looked, lookAgain, lookAtAll} from './look-again.ts'
import {openLater} from './later.ts'
import {type SettleParts, settleLooked} from './settle-looked.ts'
import {openWatchMap, type WatchMap} from './watch-map.ts'
import type {WatchParts} from './watch-parts.ts'

/** Brings the index to what the disk holds as it changes. */
export interface Following {
  readonly map: WatchMap
  /** Does what is due now; one call at a time. */
  step(): Promise<void>
  /** Runs list folders from now on until the answer is called: what changes meanwhile is looked at once more after them. */
  runBegins(firstId: number): () => void
  noteWhole(folder: number): void
  /** All of a location is looked at again. */
  verify(location: string): Promise<void>
  /** Locations of which the system could not watch all. */
  readonly unwatched: Set<string>
  /** Nothing waits to be looked at, settled, read or added up. */
  readonly isQuiet: boolean
  /** Something has happened a moment ago. */
  readonly isBusy: boolean
  /** At the start: what a core before this one has missed and not settled may stand anywhere. */
  settleLeft(): Promise<void>
}

export interface FollowingParts extends WatchParts {
  readonly watch: FolderWatch
}

/** What happens together is looked at together, and waits for so long at most. */
const QUIET_MS = 25
const MOST_MS = 120
/** After events were lost. */
const LOST_QUIET_MS = 500
const LOST_MOST_MS = 3000
const BUSY_MS = 5000
const CALM_MS = 80

interface Times {
  heard: number
  firstHeard: number
  lost: number
  firstLost: number
}

export function openFollowing(parts: FollowingParts): Following {
  const {watch, clock} = parts
  const [book, again, early, hold, astray] = [openDirtyBook(), openDirtyBook(), openEarlyEvents(), openHold(), openAstray()]
  const times: Times = {heard: -Infinity, firstHeard: Infinity, lost: -Infinity, firstLost: Infinity}
  const runs = new Map<symbol, number>()
  const unwatched = new Set<string>()
  const map = openWatchMap((number, folder) => {
    for (const event of early.take(number)) noteEvent(event, folder)
  })
  const lookParts = {...parts, map, ticket: watch.ticket}
  const later = openLater(lookParts, book)
  let heldFirst = Infinity
  let unsure = false
  let turns = 0

  const noteEvent = ({name, kind}: FolderEvent, folder: number): void => {
    if (!name) return
    book.note(folder, name, kind)
    if (runs.size > 0) again.note(folder, name, kind)
  }
  const hear = (event: FolderEvent, now: number): void => {
    if (event.kind === 'unmounted') void parts.volumes.fresh()
    const folder = map.folderOf(event.watch)
    if (folder === undefined) early.add(event, now)
    else if (event.kind === 'unwatched') map.drop(event.watch)
    else noteEvent(event, folder)
  }
  const listen = (now: number): void => {
    const {events, lost} = watch.take()
    turns++
    for (const event of events) hear(event, now)
    if (lost) Object.assign(times, {lost: now, firstLost: Math.min(times.firstLost, now)})
    if (events.length > 0) Object.assign(times, {heard: now, firstHeard: Math.min(times.firstHeard, now)})
    for (const old of runs.size > 0 ? [] : early.stale(now)) watch.remove(old)
  }
  const settleParts: SettleParts = {
    ...lookParts,
    hold,
    book,
    tangled: [],
    isRunning: () => runs.size > 0,
    turn: () => turns - (book.size > 0 ? 1 : 0),
    mood: () => mood(clock.monotonicMs()),
    isUnsure: () => unsure,
    heldFrom: (firstId) => {
      heldFirst = hold.size === 0 && !unsure ? firstId : Math.min(heldFirst, firstId)
      return heldFirst
    },
    watchNoLonger: (number) => {
      map.drop(number)
      watch.remove(number)
    },
  }
  const settle = async (looked: Looked, dirty: Parameters<typeof settleLooked>[1]): Promise<void> => {
    const {doubted} = await settleLooked(looked, dirty, settleParts)
    later.take(looked, {doubted, now: clock.monotonicMs()})
    for (const location of looked.unwatched) unwatched.add(location)
  }
  const mood = (now: number): Mood => (astray.size > 0 ? 'lost' : book.size === 0 && now - times.heard >= CALM_MS ? 'calm' : 'busy')
  const settleHeld = async (): Promise<void> => {
    await settle(nothingLooked(Math.min(heldFirst, Number.MAX_SAFE_INTEGER)), [])
    unsure = false
  }
  const look = async (now: number): Promise<void> => {
    times.firstHeard = Infinity
    const dirty = book.take(now)
    if (dirty.length === 0) return
    const looked = await lookAgain(dirty, lookParts).catch((error: unknown) => {
      // What was to be looked at is not forgotten, and all of it is doubted.
      for (const {id} of dirty) book.noteWhole(id)
      throw error
    })
    astray.found(dirty.map(({id}) => id).filter((id) => !looked.astray.includes(id)))
    const isTooOften = astray.add(looked.astray, dirty, now)
    await settle(looked, dirty)
    if (isTooOften) await verifyAll()
  }
  const verify = async (location: string): Promise<void> => {
    const end = runBegins(await parts.write.reserveIds({count: 1}).then(({first}) => first))
    try {
      unwatched.delete(location)
      await settle(await lookAtAll(location, lookParts), [])
    } finally {
      end()
    }
  }
  const verifyAll = async (): Promise<void> => {
    Object.assign(times, {lost: -Infinity, firstLost: Infinity})
    book.clear()
    for (const {uuid} of await parts.read.locations()) later.verify(uuid)
  }
  const runBegins = (firstId: number): (() => void) => {
    const run = Symbol('run')
    runs.set(run, firstId)
    return () => {
      if (!runs.delete(run)) return
      heldFirst = Math.min(heldFirst, firstId)
      unsure = true
      if (runs.size > 0) return
      again.pourInto(book)
      if (again.overfull) void verifyAll()
      again.clear()
    }
  }
  const isDue = (now: number, {quiet, most}: {quiet: number; most: number}, [last, first]: readonly [number, number]): boolean =>
    first !== Infinity && (now - last >= quiet || now - first >= most)

  return {
    map,
    unwatched,
    runBegins,
    verify,
    noteWhole: book.noteWhole,
    settleLeft: async () => {
      unsure = true
      heldFirst = 0
      await settleHeld()
      heldFirst = Infinity
    },
    step: async () => {
      const now = clock.monotonicMs()
      listen(now)
      astray.putBack(book, now)
      if (isDue(now, {quiet: LOST_QUIET_MS, most: LOST_MOST_MS}, [times.lost, times.firstLost]) || book.overfull) await verifyAll()
      const isEarly = times.firstHeard !== Infinity && !isDue(now, {quiet: QUIET_MS, most: MOST_MS}, [times.heard, times.firstHeard])
      if (book.size > 0 && !isEarly) await look(now)
      else if (settleParts.tangled.length > 0 || (runs.size === 0 && (unsure || hold.due(now, mood(now)).length > 0))) await settleHeld()
      later.step(now, verify)
    },
    get isQuiet() {
      return (
        book.size === 0 &&
        again.size === 0 &&
        hold.size === 0 &&
        !unsure &&
        runs.size === 0 &&
        astray.size === 0 &&
        times.firstLost === Infinity &&
        later.isQuiet
      )
    },
    get isBusy() {
      return clock.monotonicMs() - times.heard < BUSY_MS || !this.isQuiet
    },
  }
}

function nothingLooked(firstId: number): Looked {
  if (!Number.isFinite(firstId)) throw new CoreError({code: 'Internal', message: 'Rows are held without a look that missed them.'})
  return {
    firstId,
    missed: [],
    standing: [],
    astray: [],
    unread: new Map(),
    linked: new Map(),
    doubted: new Set(),
    unwatched: new Set(),
    locations: new Set(),
    aliases: [],
    changes: 0,
    seq: 0,
  }
}
