import type {Caller} from '../contract/caller.ts'
import type {Reply} from '../contract/errors.ts'
import type {CoreEvent} from '../contract/events.ts'

/** The core as doors see it: they translate an outside protocol to these calls and know nothing else. */
export interface Core {
  call(caller: Caller, request: CoreRequest): Promise<Reply>
  on(listen: (event: CoreEvent) => void): () => void
  /** What the greeting tells. */
  readonly facts: CoreFacts
  /** Whether work is left that is to go on when this process ends; what each start does anew by itself is not. */
  hasWork(): boolean
  /** A caller went: its views are closed. */
  disconnected(callerId: string): void
  /** Puts work down safely, folds the WALs in and lets the library go. */
  close(reason: string): Promise<void>
}

export interface CoreRequest {
  readonly name: string
  readonly input: unknown
  readonly requestId?: string | undefined
  readonly library?: string | undefined
  /** Says that nobody waits for the answer any more; a handler may then leave it. */
  readonly signal?: AbortSignal | undefined
}

export interface CoreFacts {
  readonly appVersion: string
  readonly schema: number
  readonly dataDir: string
  readonly pid: number
  library(): {readonly id: string; readonly name: string}
}

export interface CoreConfig {
  readonly dataDir: string
  readonly appVersion: string
  /** The program that runs as thread or child: worker.ts from source, worker.js when built. */
  readonly workerFile: string
  /** The folder of resources/. */
  readonly resourcesDir: string
  /** better-sqlite3's `nativeBinding`, for a runtime that its own prebuilds do not fit. */
  readonly sqliteBinding?: string | undefined
  /** So many entries an index writes with each checkpoint; small numbers let campaigns meet many of them. */
  readonly entriesAChunk?: number | undefined
  /** A call on a volume that may hang is given up when nothing was heard of it for so long and the volume answers nobody else; else 10 seconds. */
  readonly silentMs?: number | undefined
  /** Whether the index follows the disk while it changes; it does unless a test says no. */
  readonly watches?: boolean | undefined
  /** A window is to come: what nobody asked for begins only when that has had its first answers. */
  readonly awaitsWindow?: boolean | undefined
  /** Whether answers are held against the contract before they leave; they are from source. */
  readonly checksAnswers?: boolean | undefined
}
