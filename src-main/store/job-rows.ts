import type {Job, JobError, Progress} from '../contract/job.ts'
import type {Stores} from './access.ts'

/** A job as library.db keeps it: what doors see, and what it needs to go on. */
export interface JobRecord extends Job {
  readonly input: unknown
  readonly attempt: number
}

/** Errors that are kept of one job; the count tells of all. */
const ERRORS_KEPT = 1000
/** Jobs that have ended and are kept. */
const ENDED_KEPT = 1000

/** Keeps a job as it is now; durable when it answers. */
export function putJob({library}: Stores, job: JobRecord): void {
  library
    .transaction(() => {
      library.prepare(`REPLACE INTO job (${columns}) VALUES (${columns.replaceAll(/\w+/g, ':$&')})`).run(stored(job))
      if (job.finishedAt !== undefined) prune(library)
    })
    .immediate()
}

function prune(library: Stores['library']): void {
  library
    .prepare(
      'DELETE FROM job WHERE finished_at IS NOT NULL AND id IN (SELECT id FROM job WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT -1 OFFSET ?)',
    )
    .run(ENDED_KEPT)
}

/** All jobs, the newest first. */
export function jobs({library}: Stores): readonly JobRecord[] {
  return (library.prepare(`SELECT ${columns} FROM job ORDER BY created_at DESC, id DESC`).all() as Stored[]).map(recordOf)
}

const columns =
  'id, kind, title, status, priority, lane, input, progress, metrics, errors, error_count, created_at, started_at, finished_at, duration_ms, attempt'

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
}

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
  }
}
