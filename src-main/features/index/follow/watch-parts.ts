import type {Clock, Log, Scheduler} from '../../../domain/ports.ts'
import type {RemoteTable} from '../../../runtime/threads.ts'
import type {Reader, Writer} from '../../../store/remote.ts'
import type {DiskCalls} from '../../disk-calls.ts'
import type {VolumeBook} from '../../volume-book.ts'
import type {WatchMap} from './watch-map.ts'

/** What following the disk takes. */
export interface WatchParts {
  readonly read: Reader
  readonly write: Writer
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  /** Whether a volume is served by another process: no watch of it reaches this one, and it is looked at from time to time instead. */
  isApart(volume: string): Promise<boolean>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Log
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  /** `dev:inode` of the library's own folders. */
  readonly never: readonly string[]
  readonly typeNames: readonly string[]
  advanced(seq: number): void
  /** Queues a run of a location. */
  stale(location: string): Promise<void>
}

/** The parts with what is watched. */
export interface LookParts extends WatchParts {
  readonly map: WatchMap
  /** What walkers hand to the system; 0 where nothing is watched. */
  readonly ticket: number
  /** New rows that may be those of missed ones have this number or a higher one; for the core after this one. */
  unsettledFrom(): number
  /** So much happens that sums are added up after it, and do not follow row by row. */
  sumsLater(): boolean
}
