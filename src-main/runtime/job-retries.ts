import {CoreError, type ErrorCode, errors} from '../contract/errors.ts'
import type {JobError, JobRetries} from '../contract/job.ts'
import type {JobKind} from './job-types.ts'

/** So long a job waits after its first, second and third failure; after one more it stands as failed. */
const WAITS_MS = [1_000, 5_000, 25_000] as const

/** A disk that is full or away stays so until somebody does something; half a minute of waiting would only hide that. */
const needsSomebody: ReadonlySet<ErrorCode> = new Set(['Offline', 'DiskFull'])

/** Whether and when a job is begun again by itself: only where the failure is one that can pass, and not for ever. */
export function retryAfter(
  error: unknown,
  {kind, before, now}: {readonly kind: JobKind | undefined; readonly before: JobRetries | undefined; readonly now: number},
): Omit<JobRetries, 'error'> | undefined {
  if (!(error instanceof CoreError) || !errors[error.code].retry || needsSomebody.has(error.code) || !kind?.triesAgain) return undefined
  const count = before?.count ?? 0
  const wait = WAITS_MS[count]
  return wait === undefined ? undefined : {count: count + 1, at: new Date(now + wait).toISOString()}
}

/** Begun again: it waits no longer, and the count stays. */
export function begunAgain(retries: JobRetries | undefined): JobRetries | undefined {
  return retries && {count: retries.count, error: retries.error}
}

/** What a failure is called in the job's own list. */
export function errorOf(error: unknown, path: string): JobError {
  return {
    path,
    code: error instanceof CoreError ? error.code : 'Internal',
    message: error instanceof Error ? error.message : String(error),
  }
}
