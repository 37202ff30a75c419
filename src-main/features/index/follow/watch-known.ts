import type {WatchMap} from './watch-map.ts'
import type {FollowedFolder} from '../../../store/follow/folders-to-follow.ts'
import {type Place, placeOf, waiting} from './look-again.ts'
import type {WatchParts} from './watch-parts.ts'

/** Runs are not held up for longer than this, in which some 50,000 folders are watched: they need ten times as long for each of the rest. */
const MOST_MS = 10_000
const FOLDERS_AT_ONCE = 1000
/** What is not at its place has moved, and is tried again when the index may know where to: so long after the others, and after that. */
const AGAIN_MS = [300, 600, 1200, 2400]
const ENTRIES_A_CHUNK = 2000
/** What holds more, or has changed in more names, is left to the run that comes to it. */
const MOST_HELD = 5000
const MOST_OTHERS = 1000
/** More names than these are sooner found with all others. */
const MOST_CHANGED = 50_000

export interface WatchKnownParts extends WatchParts {
  readonly map: WatchMap
  /** What walkers hand to the system. */
  readonly ticket: number
  readonly headStart: {readonly over: Promise<void>}
  /** These names came, went, or are other files by now, in a folder that has changed while nobody looked. */
  changed(folder: number, names: readonly Uint8Array[]): void
}

/** Known folders come to be watched. */
export interface KnownWatch {
  /** Resolves when all are watched that are at their places, or no more of them will be. */
  readonly over: Promise<void>
  /** Watches no more of them; answers when nothing is under way. */
  end(): Promise<void>
}

/**
 * Has the system watch the folders that are known, once the first window has its answers and before runs come to them: what happens
 * meanwhile is told at once, and not only met when a run lists its folder. Folders that have changed since they were last looked at are told
 * on the way, so that what came or went in them is found first; what was only written to is still for the runs to find.
 */
export function watchKnown(parts: WatchKnownParts): KnownWatch {
  const ending = new AbortController()
  const ended = new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()))
  // They are watched when a run comes to them.
  const tell = (error: unknown): void => parts.log.write('warn', 'watch', `known folders are not watched yet: ${String(error)}`)
  const watching = Promise.race([parts.headStart.over, ended]).then(() => watchAll(ending.signal, withMost(parts)))
  const later = watching.then(async (missed) => {
    for (const ms of AGAIN_MS) {
      if (missed.size === 0) return
      await Promise.race([parts.scheduler.sleep(ms), ended])
      missed = await watchAll(ending.signal, parts, missed)
    }
  })
  const over = watching.then(() => undefined, tell)
  const all = later.catch(tell)
  return {
    over,
    end: async () => {
      ending.abort()
      await Promise.all([over, all])
    },
  }
}

/** What has changed in so many folders is left to the runs. */
function withMost(parts: WatchKnownParts): WatchKnownParts {
  let left = MOST_CHANGED
  const changed: WatchKnownParts['changed'] = (folder, names) => {
    if ((left -= names.length + 1) > 0) parts.changed(folder, names)
  }
  return {...parts, changed}
}

/** By location. */
type Missed = ReadonlyMap<string, readonly number[]>

/** Answers those that were not at their places; of these alone it watches some, where they are said. */
async function watchAll(signal: AbortSignal, parts: WatchKnownParts, only?: Missed): Promise<Missed> {
  const end = parts.clock.monotonicMs() + MOST_MS
  const isOver = (): boolean => signal.aborted || parts.clock.monotonicMs() >= end
  const missed = new Map<string, number[]>()
  for (const {uuid} of isOver() ? [] : await parts.read.locations()) {
    const place = await placeOf(uuid, parts)
    if (!place || place.isApart) continue
    const folders = only ? Float64Array.from(only.get(uuid) ?? []) : await parts.read.contentFolders({root: place.row.root})
    const here: number[] = []
    for (let first = 0; first < folders.length && !isOver(); first += FOLDERS_AT_ONCE)
      here.push(...(await watchSome(folders.subarray(first, first + FOLDERS_AT_ONCE), place, parts)))
    if (here.length > 0) missed.set(uuid, here)
  }
  return missed
}

/** Nothing is asked about in these folders. */
const NO_NAMES: readonly Uint8Array[] = []
let walks = 0

async function watchSome(folders: Float64Array, place: Place, parts: WatchKnownParts): Promise<readonly number[]> {
  const {read, disk, map, ticket, clock, never} = parts
  const asked = await read.foldersToFollow({folders: Array.from(folders, (id) => ({id, names: NO_NAMES}))})
  const stirred = new Set<number>()
  const missed = new Set(asked.folders.map(({id}) => id))
  const walk = `watch ${++walks}`
  await disk.begin({
    walk,
    again: asked.folders.map((folder) => ({...waiting(folder, place), ctimeNs: folder.ctimeNs})),
    root: {id: place.row.root, path: place.path},
    known: undefined,
    rules: [],
    never,
    recursive: false,
    watch: {ticket, highest: map.highest, beganMs: clock.now()},
    ids: {first: 0, last: -1},
  })
  try {
    for (let isDone = false; !isDone;) {
      const {chunk, done} = await disk.next({walk, entries: ENTRIES_A_CHUNK})
      chunk.folderIds.forEach((folder, at) => {
        const watch = chunk.folderWatches[at]!
        if (watch > 0) map.noteFirst(watch, folder)
        missed.delete(folder)
        if (chunk.folderStirred[at] === 1) stirred.add(folder)
      })
      isDone = done
    }
  } finally {
    await disk.end({walk})
  }
  await tellOthers(
    asked.folders.filter(({id, holds}) => stirred.has(id) && holds <= MOST_HELD),
    place,
    parts,
  )
  return [...missed]
}

async function tellOthers(folders: readonly FollowedFolder[], place: Place, {read, disk, changed}: WatchKnownParts): Promise<void> {
  const held = await read.heldNames({folders: folders.map(({id}) => id)})
  const below = folders.map((folder) => ({path: waiting(folder, place).path, inode: folder.inode}))
  const others = await disk.otherNames({root: place.path, folders: below, most: MOST_OTHERS, ...held})
  folders.forEach(({id}, at) => changed(id, others[at]!))
}
