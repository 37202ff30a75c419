/** Every way an operation may fail, in one closed table: what the CLI exits with, and whether trying again can help. */
export const errors = {
  BadInput: {exitCode: 2, retry: false},
  UnknownWord: {exitCode: 2, retry: false},
  NotAFolder: {exitCode: 2, retry: false},
  NotFound: {exitCode: 3, retry: false},
  PathNotFound: {exitCode: 3, retry: false},
  NameTaken: {exitCode: 4, retry: false},
  Conflict: {exitCode: 4, retry: false},
  ConfirmationNeeded: {exitCode: 4, retry: false},
  PlanMoved: {exitCode: 4, retry: true},
  Partial: {exitCode: 5, retry: false},
  CoreUnreachable: {exitCode: 6, retry: true},
  ContractMismatch: {exitCode: 6, retry: false},
  LibraryInUse: {exitCode: 6, retry: true},
  PermissionDenied: {exitCode: 7, retry: false},
  NotAllowed: {exitCode: 7, retry: false},
  Damaged: {exitCode: 8, retry: false},
  SchemaNewer: {exitCode: 1, retry: false},
  DiskFull: {exitCode: 1, retry: true},
  InputOutput: {exitCode: 1, retry: true},
  Unsupported: {exitCode: 1, retry: false},
  Offline: {exitCode: 69, retry: true},
  Timeout: {exitCode: 124, retry: true},
  Interrupted: {exitCode: 130, retry: false},
  Internal: {exitCode: 1, retry: false},
} as const

export type ErrorCode = keyof typeof errors

/** What a failed call answers; a plain value, so that it crosses any border whole. */
export interface Failure {
  readonly code: ErrorCode
  /** One sentence for a person. */
  readonly message: string
  /** What the person can do about it. */
  readonly hint?: string | undefined
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** The world said no: thrown by rooms, caught once, in dispatch, and never sent as an object over a border. */
export class CoreError extends Error {
  override readonly name = 'CoreError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options)
    this.code = failure.code
    this.hint = failure.hint
    this.details = failure.details
  }
}

export type Reply = {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly error: Failure}
