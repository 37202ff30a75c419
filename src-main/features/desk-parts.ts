import type {Clock, Log, Random, Scheduler} from '../domain/ports.ts'
import type {EventBus} from '../runtime/event-bus.ts'
import type {Settings} from '../contract/system.ts'
import type {OpenOptions} from '../store/open-library.ts'
import type {FileTypes} from './file/index.ts'
import type {Crew} from './crew.ts'
import type {HeadStart, Presence} from './job/index.ts'
import type {DecoderCalls} from '../host/decode/decoder-calls.ts'
import type {OwnProcess} from '../runtime/processes.ts'
import type {MountSignal} from '../host/volumes/mount-signal.ts'
import type {ApartParts} from './volume/index.ts'

/** What a library is opened with. */
export interface DeskParts {
  readonly crew: Crew
  readonly folder: string
  readonly options: Omit<OpenOptions, 'sqliteBinding'>
  readonly sqliteBinding: string | undefined
  readonly events: EventBus
  readonly types: FileTypes
  readonly never: readonly string[]
  /** The user's own folder, raw bytes. */
  readonly home: Uint8Array
  readonly entriesAChunk?: number | undefined
  /** The index follows the disk. */
  readonly watches: boolean
  readonly clock: Clock
  readonly random: Random
  readonly scheduler: Scheduler
  readonly log: Log
  /** Starts a child that serves disk calls. */
  readonly start: ApartParts['start']
  /** Starts a child that decodes files; `of` says in words for people what it reads. */
  startDecoder(of: string): OwnProcess<DecoderCalls>
  /** As in `CoreConfig`. */
  readonly silentMs: number | undefined
  readonly presence: Presence
  readonly headStart: HeadStart
  /** What the user has set. */
  limits(): Settings
  /** A thread ended that nobody ended: work is put down already, and nothing here answers as it should. */
  lost(reason: string): void
  readonly mountSignal: () => MountSignal
  /** The threads have given back what they could. */
  giveBack(): void
  residentBytes(): number
}
