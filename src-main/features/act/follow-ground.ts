import {isPrivateName} from '../../domain/act/private-names.ts'
import {bytesKey} from '../../domain/act/spot-path.ts'
import {isWithin, joinPath, pathBelow} from '../../domain/byte-path.ts'
import {byteText} from '../../domain/ignore/byte-text.ts'
import type {Log} from '../../domain/ports.ts'
import {compileRules, type Rules} from '../../domain/rules.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import {rulesAt} from '../index/index.ts'
import type {KnownVolume, VolumeBook} from '../volume-book.ts'

/** What following an act takes. */
export interface FollowParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  /** Another thread than the one that carries acts out. */
  readonly looker: RemoteTable<DiskCalls>
  readonly log: Log
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  /** `dev:inode` of folders that are never listed. */
  readonly never: readonly string[]
  advanced(seq: number): void
  /** Brings a location up to date by a run; answers when that is queued. */
  stale(location: string): Promise<void>
  /** Whether a run of it is under way. */
  isRunning(location: string): boolean
}

/** A folder as the index knows it. */
export interface IndexedFolder {
  /** Absent where only a folder above it has an entry. */
  readonly id: number | undefined
  readonly nearest: number
  /** Absolute paths, raw bytes. */
  readonly path: Uint8Array
  readonly nearestPath: Uint8Array
  readonly volume: KnownVolume
  readonly location: string | undefined
}

/** Finds folders in the index, by their keys; those that no tree of the index reaches are left out. */
export async function findIndexed(
  paths: readonly Uint8Array[],
  {read, volumes}: Pick<FollowParts, 'read' | 'volumes'>,
): Promise<ReadonlyMap<string, IndexedFolder>> {
  const placed = await Promise.all(paths.map(async (path) => ({path, volume: await volumes.at(path)})))
  const found = new Map<string, IndexedFolder>()
  for (const [volume, folders] of Map.groupBy(placed, (one) => one.volume)) {
    const below = folders.map(({path}) => pathBelow(path, volume.mountPoint))
    const rows = await read.findFolders({volume: volume.id, paths: below})
    for (const [at, row] of rows.entries()) {
      if (!row) continue
      const nearestPath = row.path.length === 0 ? volume.mountPoint : joinPath(volume.mountPoint, row.path)
      const {path} = folders[at]!
      found.set(bytesKey(path), {id: row.id, nearest: row.nearest, path, nearestPath, volume, location: row.location})
    }
  }
  return found
}

/** Tells what rules leave out, by the location that keeps a folder. */
export interface RuleBook {
  excludes(folder: IndexedFolder, name: Uint8Array, isFolder: boolean): Promise<boolean>
}

export function openRuleBook(parts: Pick<FollowParts, 'read' | 'home'>): RuleBook {
  const known = new Map<string, {readonly root: Uint8Array; readonly rules: Rules}>()
  const bookOf = async ({location, nearest, nearestPath, volume}: IndexedFolder) => {
    const book = location === undefined ? undefined : known.get(location)
    if (book && isWithin(nearestPath, book.root)) return book
    const {rules, rulesBelow} = await rulesAt({entry: nearest, path: nearestPath, volumeTop: volume.mountPoint}, parts)
    const length = nearestPath.length - rulesBelow.length
    const root = rulesBelow.length === 0 ? nearestPath : nearestPath.subarray(0, Math.max(length - 1, 1))
    const made = {root, rules: compileRules(rules)}
    if (location !== undefined) known.set(location, made)
    return made
  }
  return {
    excludes: async (folder, name, isFolder) => {
      if (isPrivateName(name)) return true
      const {root, rules} = await bookOf(folder)
      const text = byteText(name)
      if (rules.empty || (rules.foldersOnly && !isFolder) || !rules.mayExclude(text)) return false
      const above = byteText(pathBelow(folder.path, root))
      return rules.excludes(above === '' ? text : `${above}/${text}`, isFolder) !== undefined
    },
  }
}
