import {joinPath, pathBelow} from '../../../domain/byte-path.ts'
import {type Chunk, listed, noRoom, type WaitingFolder, type WalkStart} from '../../../host/walk-chunk.ts'
import type {Alias, AppliedFollowed} from '../../../store/follow/apply-followed.ts'
import type {AskedFolder, FollowedColumns, FollowedFolder} from '../../../store/follow/folders-to-follow.ts'
import type {LocationRow} from '../../../store/location-rows.ts'
import {isReachable} from '../../volume-book.ts'
import {rulesAt} from '../location-rules.ts'
import type {DirtyFolder} from './dirty-book.ts'
import type {LookParts} from './watch-parts.ts'

/** What one look at folders came to. */
export interface Looked {
  /** New rows have this number, or a higher one. */
  readonly firstId: number
  readonly missed: AppliedFollowed['missed'][number][]
  readonly standing: {readonly id: number; readonly watch: number}[]
  /** Folders that were not found where the index has them. */
  readonly astray: number[]
  /** Folders that changed before they were watched: what the folders above them told may be older. */
  readonly stirred: number[]
  /** New folders that are yet to be listed. */
  readonly unlisted: number[]
  /** By location, the folders whose files are to be read. */
  readonly unread: Map<string, Set<number>>
  /** By volume. */
  readonly linked: Map<string, Set<bigint>>
  /** Locations whose sums are to be added up. */
  readonly doubted: Set<string>
  /** Locations of which not all can be watched. */
  readonly unwatched: Set<string>
  readonly locations: Set<string>
  /** Locations whose files of rules have changed. */
  readonly ruled: Set<string>
  aliases: readonly Alias[]
  /** Entries that were judged before were seen. */
  returned: boolean
  changes: number
  seq: number
}

const IDS_AT_ONCE = 256
const ENTRIES_A_CHUNK = 2000
let walks = 0

/**
 * Looks again at folders, or at some names in them, and brings their rows to what is there. What is missed is settled by the caller, who is
 * told what is asked about: of a folder in which names came or went its own facts as well, by its name in the folder above it.
 */
export async function lookAgain(
  dirty: readonly DirtyFolder[],
  asks: (folders: readonly AskedFolder[]) => void,
  parts: LookParts,
): Promise<Looked> {
  const {folders, known} = await parts.read.foldersToFollow({folders: dirty.map(({id, names, stirred}) => ({id, names, stirred}))})
  asks(folders)
  const looked = await openLooked(parts)
  doubtUnwatched(known, parts)
  for (const [location, group] of Map.groupBy(folders, (folder) => folder.location)) {
    const place = await placeOf(location, parts)
    // Whoever waits for a volume apart keeps the events of all others waiting.
    if (place?.isApart) {
      looked.unwatched.add(location)
      continue
    }
    if (group.some(({names}) => names?.some(isRuleFile))) looked.ruled.add(location)
    if (place) await walk({again: group.map((folder) => waiting(folder, place)), known}, {place, looked, parts})
  }
  return looked
}

/**
 * A folder that is watched no longer has gone. What stands at its name is another one, though file systems like to give it
 * the same inode at once, and is to be listed and watched.
 */
function doubtUnwatched({ids, parents, inodes}: FollowedColumns, {map}: LookParts): void {
  ids.forEach((id, at) => {
    if (parents[at]! > 0 && map.hasLeft(id)) inodes[at] = NO_INODE
  })
}

/** No file system gives it. */
const NO_INODE = -1n

const isRuleFile = (name: Uint8Array): boolean => Buffer.from(name).toString('latin1') === '.gitignore'

/** Looks again at all of a location. */
export async function lookAtAll(location: string, parts: LookParts): Promise<Looked> {
  const looked = await openLooked(parts)
  const place = await placeOf(location, parts)
  if (place) await walk({known: await parts.read.knownFolders({root: place.row.root})}, {place, looked, parts})
  return looked
}

/** Where a location is now. */
export interface Place {
  readonly row: LocationRow
  /** Absolute paths, raw bytes. */
  readonly path: Uint8Array
  readonly volumeTop: Uint8Array
  readonly volumeNumber: number
  readonly isApart: boolean
}

interface Looking {
  readonly place: Place
  readonly looked: Looked
  readonly parts: LookParts
}

async function openLooked({write}: LookParts): Promise<Looked> {
  return nothingLooked((await write.reserveIds({count: 1})).first)
}

/** A look that has seen nothing so far. */
export function nothingLooked(firstId: number): Looked {
  return {
    firstId,
    missed: [],
    standing: [],
    astray: [],
    stirred: [],
    unlisted: [],
    unread: new Map(),
    linked: new Map(),
    doubted: new Set(),
    unwatched: new Set(),
    locations: new Set(),
    ruled: new Set(),
    aliases: [],
    returned: false,
    changes: 0,
    seq: 0,
  }
}

/** Nothing where its volume is not there or does not answer: then nobody can look. */
export async function placeOf(
  location: string,
  {read, write, volumes, isApart}: Pick<LookParts, 'read' | 'write' | 'volumes' | 'isApart'>,
): Promise<Place | undefined> {
  const row = (await read.locations()).find(({uuid}) => uuid === location)
  const volume = row && volumes.seen().find(({id}) => id === row.volume)
  if (!row || !volume || !isReachable(volume)) return undefined
  const [root] = await read.foldersToFollow({folders: [{id: row.root}]}).then(({folders}) => folders)
  if (!root) return undefined
  const volumeTop = volume.mountPoint
  const path = root.path.length === 0 ? volumeTop : joinPath(volumeTop, root.path)
  const [volumeNumber, apart] = await Promise.all([write.volumeNumber({volume: row.volume}), isApart(row.volume)])
  return {row, path, volumeTop, volumeNumber, isApart: apart}
}

/** A folder as walkers take it. */
export function waiting({id, names, path, inode}: FollowedFolder, {path: root, volumeTop}: Place): WaitingFolder {
  const absolute = path.length === 0 ? volumeTop : joinPath(volumeTop, path)
  return {id, names, inode, path: pathBelow(absolute, root)}
}

async function walk(start: Pick<WalkStart, 'again' | 'known'>, {place, looked, parts}: Looking): Promise<void> {
  const {disk, read, write, map, ticket, never, home} = parts
  const name = `look ${++walks}`
  const rules = await rulesAt({entry: place.row.root, path: place.path, volumeTop: place.volumeTop}, {read, home})
  looked.locations.add(place.row.uuid)
  if (place.isApart) looked.unwatched.add(place.row.uuid)
  await disk.begin({
    ...start,
    ...rules,
    walk: name,
    root: {id: place.row.root, path: place.path},
    never,
    recursive: true,
    watch: ticket > 0 && !place.isApart ? {ticket, highest: map.highest, beganMs: parts.clock.now()} : undefined,
    ids: await write.reserveIds({count: IDS_AT_ONCE}),
  })
  try {
    for (let ids: WalkStart['ids'] | undefined; ;) {
      const {chunk, done, needsIds} = await disk.next({walk: name, entries: ENTRIES_A_CHUNK, ...(ids ? {ids} : {})})
      await apply(chunk, {place, looked, parts})
      if (done) return
      ids = needsIds ? await write.reserveIds({count: IDS_AT_ONCE * 32}) : undefined
    }
  } finally {
    await disk.end({walk: name})
  }
}

async function apply(chunk: Chunk, {place: {row, volumeNumber}, looked, parts}: Looking): Promise<void> {
  const {folderIds, folderChanged, folderDigests, folderFirst, folderWatches, folderStirred, standing, entries, errors, leftOut} = chunk
  for (const {folder, code} of errors) if (folder !== undefined && code !== 'PermissionDenied') looked.astray.push(realOf(folder, looked))
  const input = {
    volume: volumeNumber,
    firstId: looked.firstId,
    unsettledFrom: parts.unsettledFrom(),
    folderIds,
    folderChanged,
    folderDigests,
    folderFirst,
    entries,
    leftOut,
    aliases: looked.aliases,
    sumsLater: parts.sumsLater(),
  }
  const applied = await parts.write.applyFollowed(input)
  looked.aliases = applied.aliases
  looked.returned ||= applied.returned
  applied.folders.forEach((folder, at) => {
    const watch = folderWatches[at]!
    if (watch > 0) parts.map.note(watch, folder, folderChanged[at] !== listed.some)
    else if (watch === noRoom) looked.unwatched.add(row.uuid)
    if (folderStirred[at] === 1) looked.stirred.push(folder)
  })
  standing.ids.forEach((id, at) => looked.standing.push({id: realOf(id, looked), watch: standing.watches[at]!}))
  looked.missed.push(...applied.missed)
  looked.unlisted.push(...applied.unlisted)
  addAll(looked.unread, row.uuid, applied.unread)
  addAll(looked.linked, row.volume, applied.linked)
  if (applied.doubted && applied.added + applied.changed + applied.missed.length > 0) looked.doubted.add(row.uuid)
  looked.changes += applied.added + applied.changed
  looked.seq = Math.max(looked.seq, applied.seq)
  if (applied.added + applied.changed > 0) parts.advanced(applied.seq)
}

const realOf = (said: number, {aliases}: Looked): number => aliases.find(([one]) => one === said)?.[1] ?? said

function addAll<V>(map: Map<string, Set<V>>, key: string, values: readonly V[]): void {
  if (values.length === 0) return
  const held = map.get(key) ?? new Set<V>()
  map.set(key, held)
  for (const value of values) held.add(value)
}
