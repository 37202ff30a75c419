import type {WatchMap} from './watch-map.ts'
import type {FollowedFolder} from '../../../store/follow/folders-to-follow.ts'
import {type Place, placeOf, waiting} from './look-again.ts'
import type {WatchParts} from './watch-parts.ts'

/** Runs are not held up for longer than this, in which some 50,000 folders are watched: they need ten times as long for each of the rest. */
const MOST_MS = 10_000
const FOLDERS_AT_ONCE = 1000
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
  /** Resolves when all are watched, or no more of them will be. */
  readonly over: Promise<void>
  /** Watches no more of them; answers when nothing is under way. */
  end(): Promise<void>
}

/**
 * Has the system watch the folders that are known, once the first window has its answers and before runs come to them: what happens
 * meanwhile is told at once, and not only met when a run lists its folder. Folders that have changed since they were last looked at are told
 * on the way, so that what came or went in them is found first; what was only written to is still for the runs to find, and so are folders
 * that are not at their places any more.
 */
export function watchKnown(parts: WatchKnownParts): KnownWatch {
  const ending = new AbortController()
  const ended = new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()))
  const watching = Promise.race([parts.headStart.over, ended])
    .then(() => watchAll(ending.signal, parts))
    // They are watched when a run comes to them.
    .catch((error: unknown) => parts.log.write('warn', 'watch', `known folders are not watched yet: ${String(error)}`))
  return {
    over: watching,
    end: () => {
      ending.abort()
      return watching
    },
  }
}

async function watchAll(signal: AbortSignal, parts: WatchKnownParts): Promise<void> {
  if (signal.aborted) return
  const end = parts.clock.monotonicMs() + MOST_MS
  let left = MOST_CHANGED
  const changed: WatchKnownParts['changed'] = (folder, names) => {
    if ((left -= names.length + 1) > 0) parts.changed(folder, names)
  }
  for (const {uuid} of await parts.read.locations()) {
    const place = await placeOf(uuid, parts)
    if (!place || place.isApart) continue
    const folders = await parts.read.contentFolders({root: place.row.root})
    const isOver = (): boolean => signal.aborted || parts.clock.monotonicMs() >= end
    for (let first = 0; first < folders.length && !isOver(); first += FOLDERS_AT_ONCE)
      await watchSome(folders.subarray(first, first + FOLDERS_AT_ONCE), place, {...parts, changed})
  }
}

/** Nothing is asked about in these folders. */
const NO_NAMES: readonly Uint8Array[] = []
let walks = 0

async function watchSome(folders: Float64Array, place: Place, parts: WatchKnownParts): Promise<void> {
  const {read, disk, map, ticket, clock, never} = parts
  const asked = await read.foldersToFollow({folders: Array.from(folders, (id) => ({id, names: NO_NAMES}))})
  const stirred = new Set<number>()
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
}

async function tellOthers(folders: readonly FollowedFolder[], place: Place, {read, disk, changed}: WatchKnownParts): Promise<void> {
  const held = await read.heldNames({folders: folders.map(({id}) => id)})
  const below = folders.map((folder) => ({path: waiting(folder, place).path, inode: folder.inode}))
  const others = await disk.otherNames({root: place.path, folders: below, most: MOST_OTHERS, ...held})
  folders.forEach(({id}, at) => changed(id, others[at]!))
}
