import type {Job, JobError, Progress} from '../contract/job.ts'
import type {Stores} from './access.ts'
import {statement} from './statement.ts'

/** A job as library.db keeps it: what doors see, and what it needs to go on. */
export interface JobRecord extends Job {
  readonly input: unknown
  readonly attempt: number
  readonly crashes?: {readonly count: number; readonly mark?: string | undefined} | undefined
}

/** Errors that are kept of one job; the count tells of all. */
const ERRORS_KEPT = 1000
/** Errors that come back with a job that has ended, until somebody asks for all. */
const ERRORS_LISTED = 50
/** Jobs that have ended and are kept, and for how long. */
const ENDED_KEPT = 1000
const ENDED_KEPT_MS = 90 * 24 * 60 * 60 * 1000

/** Keeps a job as it is now; durable when it answers. */
export function putJob({library}: Stores, job: JobRecord): void {
  library
    .transaction(() => {
      statement(library, `REPLACE INTO job (${columns}) VALUES (${columns.replaceAll(/\w+/g, ':$&')})`).run(stored(job))
      if (job.finishedAt !== undefined) prune(library, Date.parse(job.finishedAt))
    })
    .immediate()
}

/** The job of an act that has not ended stays: nobody else could go on with that. */
function prune(library: Stores['library'], now: number): void {
  statement(
    library,
    `DELETE FROM job WHERE finished_at IS NOT NULL
       AND (finished_at < ? OR id IN (SELECT id FROM job WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT -1 OFFSET ?))
       AND NOT EXISTS (SELECT 1 FROM act WHERE act.id = job.id AND status = 'ready')`,
  ).run(now - ENDED_KEPT_MS, ENDED_KEPT)
}

/** All jobs, the newest first; those that have ended with the first of their errors. */
export function jobs({library}: Stores): readonly JobRecord[] {
  return (statement(library, `SELECT ${columns} FROM job ORDER BY created_at DESC, id DESC`).all() as Stored[]).map((row) => {
    const record = recordOf(row)
    return record.finishedAt === undefined ? record : {...record, errors: record.errors.slice(0, ERRORS_LISTED)}
  })
}

/** All errors that are kept of one job. */
export function jobErrors({library}: Stores, {id}: {readonly id: string}): readonly JobError[] {
  const errors = statement(library, 'SELECT errors FROM job WHERE id = ?').pluck().get(id) as string | undefined
  return errors === undefined ? [] : (JSON.parse(errors) as JobError[])
}

const columns =
  'id, kind, title, status, priority, lane, input, progress, metrics, errors, error_count, created_at, started_at, finished_at, duration_ms, attempt, more'

interface Stored {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly status: string
  readonly priority: number
  readonly lane: string
  readonly input: string
  readonly progress: string
  readonly metrics: string
  readonly errors: string
  readonly error_count: number
  readonly created_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
  readonly duration_ms: number
  readonly attempt: number
  readonly more: string
}

type More = Pick<JobRecord, 'uses' | 'retries' | 'dismissed' | 'crashes'>

function recordOf(row: Stored): JobRecord {
  return {
    id: row.id as Job['id'],
    kind: row.kind,
    title: row.title,
    status: row.status as Job['status'],
    priority: row.priority,
    lane: row.lane,
    input: JSON.parse(row.input),
    progress: JSON.parse(row.progress) as Progress,
    metrics: JSON.parse(row.metrics) as Job['metrics'],
    errors: JSON.parse(row.errors) as JobError[],
    errorCount: row.error_count,
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.started_at === null ? {} : {startedAt: new Date(row.started_at).toISOString()}),
    ...(row.finished_at === null ? {} : {finishedAt: new Date(row.finished_at).toISOString()}),
    durationMs: row.duration_ms,
    attempt: row.attempt,
    ...(JSON.parse(row.more) as More),
  }
}

function stored(job: JobRecord): Stored {
  return {
    id: job.id,
    kind: job.kind,
    title: job.title,
    status: job.status,
    priority: job.priority,
    lane: job.lane,
    input: JSON.stringify(job.input ?? null),
    progress: JSON.stringify(job.progress),
    metrics: JSON.stringify(job.metrics),
    errors: JSON.stringify(job.errors.slice(0, ERRORS_KEPT)),
    error_count: job.errorCount,
    created_at: Date.parse(job.createdAt),
    started_at: job.startedAt === undefined ? null : Date.parse(job.startedAt),
    finished_at: job.finishedAt === undefined ? null : Date.parse(job.finishedAt),
    duration_ms: Math.round(job.durationMs),
    attempt: job.attempt,
    more: JSON.stringify(moreOf(job)),
  }
}

const moreOf = ({uses, retries, dismissed, crashes}: JobRecord): More => ({uses, retries, dismissed, crashes})
