import {bytesKey} from '../../domain/act/spot-path.ts'
import {joinPath, pathBelow} from '../../domain/byte-path.ts'
import type {Log} from '../../domain/ports.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
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
