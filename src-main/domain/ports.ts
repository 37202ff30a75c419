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
