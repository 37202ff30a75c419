import type {IndexMode} from '../../contract/location.ts'
import type {Clock} from '../../domain/ports.ts'
import type {Chunk, WatchStart} from '../../host/walk-chunk.ts'
import type {JobContext} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {FreshRows} from '../fresh-rows.ts'
import type {RunState} from './run-state.ts'

/** What an index job is asked to do; kept in its row and parsed again when it is loaded. */
export interface IndexInput {
  readonly root: number
  readonly volume: string
  /** Absent for a folder that is indexed once without being a location. */
  readonly location?: string | undefined
  /** The root is a folder of the location, and not its root. */
  readonly part?: boolean | undefined
  readonly mode: IndexMode
  readonly recursive: boolean
  /** Lists every folder again, also where the digest is unchanged. */
  readonly full: boolean
  /** Begun by the core at its start: what is missed may stand in another location, whose run comes next. */
  readonly recovery?: boolean | undefined
}

/** Who follows the disk while it changes, and has runs watch what they list. */
export interface RunWatch {
  /** What walkers of a location hand to the system; nothing where it has to be looked at from time to time. */
  start(location: string, volume: string): Promise<WatchStart | undefined>
  /** Resolves when what came or went in known folders before the start is found, which is sooner than a run comes to it; gives up after some seconds. */
  foundFirst(signal: AbortSignal): Promise<void>
  /** From here on what changes is looked at once more after the run. */
  begins(run: BegunRun): RunUnderWatch
  /** A run goes on that has looked everywhere in a core before this one: what has changed since it did not see. */
  passed(job: string, location: string): void
  /** A chunk of a run is written, of which `folders` are the row numbers. */
  listed(folders: Float64Array, chunk: ListedChunk, run: {readonly location: string; readonly volume: string}): void
  /** Resolves when it is decided what became of all rows that were missed so far; gives up after some seconds, and where others still run. */
  settled(signal: AbortSignal): Promise<void>
  /** A new folder turned out to be one that was known. */
  taken(pairs: readonly {readonly young: number; readonly old: number}[]): void
}

/** What followers are told of a chunk. */
export interface ListedChunk extends Pick<Chunk, 'folderWatches' | 'folderStirred'> {
  /** Inodes of files with several names that changed since the run began: what stands under their other names may be older. */
  readonly linked: readonly bigint[]
}

/** `isResumed`: part of it was listed by a core before this one. */
export interface BegunRun {
  readonly job: string
  readonly root: number
  readonly location: string
  readonly firstId: number
  readonly isResumed: boolean
}

export interface RunUnderWatch {
  /** Something changed while it listed, so that what it missed may stand where it had looked before. */
  isDisturbed(): boolean
  /** Nothing is listed any more; once more is no harm. */
  end(): Promise<void>
}

/** One index run and all that its phases use. */
export interface IndexRun {
  readonly job: string
  readonly input: IndexInput
  readonly context: JobContext
  readonly figures: RunState
  readonly read: Reader
  readonly write: Writer
  readonly walkers: readonly RemoteTable<DiskCalls>[]
  readonly clock: Clock
  /** Absolute path of the root, raw bytes. */
  readonly path: Uint8Array
  /** Absolute path of the volume's top, raw bytes. */
  readonly mountPoint: Uint8Array
  readonly volumeNumber: number
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  /** `dev:inode` of the library's own folders. */
  readonly never: readonly string[]
  /** File types by the numbers that hashers answer. */
  readonly typeNames: readonly string[]
  readonly firstPart: number
  /** A walker hands its chunk over after so many entries, and a hasher takes no more files at once. */
  readonly entriesAChunk: number
  /** What the walk leaves out, and the path from where these rules begin to the root. */
  readonly rules: readonly string[]
  readonly rulesBelow: Uint8Array
  /** The folder that sums are counted from: the root of the location, where the run's own root lies in one. */
  readonly sumsRoot: number
  /** Asks the machine anew whether the volume is still at its place; rejects where it is not. */
  mustBeThere(): Promise<void>
  /** Whether what it missed is for others to judge. */
  isDisturbed(): boolean
  /** Absent where nobody follows the disk, and for what is indexed only once. */
  readonly watch?: RunWatch | undefined
  /** Tells followers that the index has gone on, and gives them the rows where they are at hand. */
  advanced(seq: number, rows?: FreshRows): void
}
