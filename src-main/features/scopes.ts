import type {Caller} from '../contract/caller.ts'
import type {TypeFinding} from '../contract/file.ts'
import type {CoreFacts} from '../runtime/core-handle.ts'
import type {Clock, Log, Random} from '../domain/ports.ts'
import type {EventBus} from '../runtime/event-bus.ts'
import type {Jobs} from '../runtime/job-types.ts'
import type {RemoteTable} from '../runtime/threads.ts'
import type {Reader, Writer} from '../store/remote.ts'
import type {Acts} from './act/acts-of.ts'
import type {Browser} from './browser.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {TypeFacts} from './file/type-table.ts'
import type {ItemParts} from './file/item.ts'
import type {Presence} from './job/presence.ts'
import type {Libraries} from './library/libraries.ts'
import type {LogReader} from './log/index.ts'
import type {SearchThread} from './search/search-thread.ts'
import type {Sidecars} from './sidecars.ts'
import type {SettingsBook} from './settings/settings-book.ts'
import type {VolumeBook} from './volume-book.ts'

/** What every handler has beside its input. A query's has nothing that writes what users made. */
export interface QueryScope {
  readonly caller: Caller
  /** Made for this caller. */
  readonly read: Reader
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly searcher: SearchThread
  /** Brings one folder of the index to what the disk holds, when somebody looks at it. */
  readonly browser: Browser
  readonly jobs: Pick<Jobs, 'list' | 'rows' | 'counts' | 'get' | 'whole' | 'ended'>
  /** What became of the things that an act was asked for. */
  readonly actResults: Acts['results']
  readonly items: ItemParts
  /** Names the type of a file from its name and first bytes. */
  readonly detect: (facts: TypeFacts) => TypeFinding
  /** Of the ids of this index. */
  readonly base: Uint8Array
  readonly device: string
  /** `dev:inode` of folders that are never listed. */
  readonly never: readonly string[]
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  readonly libraries: Libraries
  readonly settings: SettingsBook
  readonly presence: Presence
  readonly logs: LogReader
  readonly facts: CoreFacts
  readonly clock: Clock
  /** Small pictures and the like, made of contents. */
  readonly sidecars: Sidecars
  /** Locations that are looked at from time to time, because not all of them is watched. */
  readonly polledLocations: () => readonly string[]
  /** Says that nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined
}

export interface ActionScope extends Omit<QueryScope, 'jobs'> {
  readonly write: Writer
  readonly jobs: Jobs
  /** Changes files, in this caller's name. */
  readonly acts: Acts
  readonly events: EventBus
  readonly random: Random
  readonly log: Log
  /** Tells followers that the index has gone on. */
  readonly advanced: (seq: number) => void
}

export interface CoreScopes {
  readonly query: QueryScope
  readonly action: ActionScope
}
