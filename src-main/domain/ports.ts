/** The effects that code below the doors may have, as interfaces: the real ones stand in host/, the fakes beside their compliance suites. */

/** Tells the time. `now` is milliseconds since 1970 and may jump; `monotonicMs` never goes back. */
export interface Clock {
  now(): number
  monotonicMs(): number
}

/** Gives randomness: UUIDs of version 7 (RFC 9562) and plain bytes. */
export interface Random {
  uuid(): string
  bytes(count: number): Uint8Array
}

/** Runs something later. Both answers end it; neither keeps the process alive. */
export interface Scheduler {
  after(delayMs: number, run: () => void): () => void
  every(periodMs: number, run: () => void): () => void
  sleep(delayMs: number): Promise<void>
}

export type Level = 'debug' | 'info' | 'warn' | 'error'

/** Writes lines for people; `job` also puts the line into that job's own log. */
export interface Log {
  write(level: Level, source: string, message: string, job?: string): void
}

/** One thing that was made of a content: `kind` says what, `variant` and `extension` in which form. */
export interface BlobName {
  /** The content key. */
  readonly content: string
  readonly kind: string
  readonly variant: string
  readonly extension: string
}

/**
 * Keeps what was made of contents, so that copies share it. It is bounded: what was not used for longest goes first, and anything may be
 * gone at any time. Nothing outside tells which contents it is about.
 */
export interface Blobs {
  /** Whole as it was written, or undefined. What is read counts as used. */
  read(name: BlobName): Promise<Uint8Array | undefined>
  /** Replaces it wholly or not at all. */
  write(name: BlobName, bytes: Uint8Array): Promise<void>
  usage(): Promise<BlobUsage>
  /** Keeps what it knows of itself for the next start. */
  close(): Promise<void>
}

export interface BlobUsage {
  readonly files: number
  readonly bytes: number
  readonly limitBytes: number
}
