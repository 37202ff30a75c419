import {CoreError} from '../contract/errors.ts'
import {type Job, type JobCounts, type JobError, type JobStatus, jobStatuses} from '../contract/job.ts'
import {isEnded, type JobParts, type JobRow} from './job-types.ts'
import {compared} from './waiting-jobs.ts'
import {wholeStory} from './whole-story.ts'

/** Of the jobs that have ended as many are kept, and as long, as the store keeps them. */
export const ENDED_KEPT = 1000
export const ENDED_KEPT_MS = 90 * 24 * 60 * 60 * 1000
/** Errors that bells and lists carry, and that stay in memory after the end; the store has more of them. */
const ERRORS_SHOWN = 50

type BookParts = Pick<JobParts, 'store' | 'events' | 'log' | 'clock'>

/** All jobs that are kept: in memory, in the store, and as bells. */
export class JobBook {
  readonly #parts: BookParts
  readonly #rows = new Map<string, JobRow>()
  readonly #counts: Record<JobStatus, number>
  /** Those that have ended, the oldest end first. */
  #ended: {readonly id: string; readonly at: string}[] = []
  readonly #waiting = new Map<string, ((job: Job) => void)[]>()

  constructor(parts: BookParts) {
    this.#parts = parts
    this.#counts = Object.fromEntries(jobStatuses.map((status) => [status, 0])) as Record<JobStatus, number>
  }

  async load(): Promise<readonly JobRow[]> {
    const rows = await this.#parts.store.jobs()
    for (const row of rows) this.#set(row)
    this.#ended = rows
      .filter((row) => isEnded(row.status))
      .map((row) => ({id: row.id, at: row.finishedAt ?? ''}))
      .toSorted((a, b) => compared(a.at, b.at))
    this.#forgetOldest()
    return rows
  }

  rows = (): readonly JobRow[] => [...this.#rows.values()]
  list = (): readonly Job[] => this.rows().map(shown)
  counts = (): JobCounts => ({...this.#counts})
  get = (id: string): JobRow | undefined => this.#rows.get(id)

  row(id: string): JobRow {
    const row = this.#rows.get(id)
    if (!row) throw new CoreError({code: 'NotFound', message: `There is no job ${id}.`})
    return row
  }

  async errorsOf(row: JobRow): Promise<readonly JobError[]> {
    return isEnded(row.status) && row.errors.length < row.errorCount ? this.#parts.store.jobErrors({id: row.id}) : row.errors
  }

  /** Adds a job that is kept when this answers, or not there. */
  async add(row: JobRow): Promise<void> {
    this.#set(row)
    try {
      await this.keep(row.id, {})
    } catch (error) {
      this.#drop(row.id)
      throw error
    }
  }

  async keep(id: string, change: Partial<JobRow>): Promise<void> {
    const row = this.change(id, change)
    await this.#parts.store.putJob(row)
    this.#tell(row)
  }

  /** What a running job tells cannot fail it: at worst the next start does a part of it again. */
  async keepRunning(id: string, change: Partial<JobRow>): Promise<void> {
    const row = this.change(id, change)
    try {
      await this.#parts.store.putJob(row)
    } catch (error) {
      this.#parts.log.write('error', 'job', `its state could not be kept: ${wholeStory(error)}`, id)
    }
    this.#tell(row)
  }

  /** Changes it in memory only, and tells nobody. */
  change(id: string, change: Partial<JobRow>): JobRow {
    const row = {...this.row(id), ...change}
    this.#set(row)
    return row
  }

  /** Changes what is shown. */
  show(id: string, change: Partial<JobRow>): void {
    this.#parts.events.emit({type: 'job.changed', job: shown(this.change(id, change))})
  }

  /** Calls when the job has ended, with all that is known of it. */
  onEnd(id: string, tell: (job: Job) => void): void {
    this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), tell])
  }

  #set(row: JobRow): void {
    this.#uncount(row.id)
    this.#rows.set(row.id, row)
    this.#counts[row.status]++
  }

  #drop(id: string): void {
    this.#uncount(id)
    this.#rows.delete(id)
  }

  #uncount(id: string): void {
    const before = this.#rows.get(id)
    if (before) this.#counts[before.status]--
  }

  #tell(kept: JobRow): void {
    const {id, status} = kept
    // Shown since it was sent to the store: progress never goes back.
    this.#parts.events.emit({type: 'job.changed', job: shown({...(this.#rows.get(id) ?? kept), status})})
    if (!isEnded(status)) return
    for (const tell of this.#waiting.get(id) ?? []) tell(jobOf(kept))
    this.#waiting.delete(id)
    const errors = kept.errors.slice(0, ERRORS_SHOWN)
    const now = this.#rows.get(id)
    if (now && isEnded(now.status)) this.#set({...now, errors})
    if (kept.finishedAt !== undefined && this.#ended.at(-1)?.id !== id) this.#ended.push({id, at: kept.finishedAt})
    this.#forgetOldest()
  }

  #forgetOldest(): void {
    const oldest = new Date(this.#parts.clock.now() - ENDED_KEPT_MS).toISOString()
    const isOver = (at: number): boolean => this.#ended.length - at > ENDED_KEPT || this.#ended[at]!.at < oldest
    let over = 0
    while (over < this.#ended.length && isOver(over)) this.#forget(this.#ended[over++]!)
    if (over > 0) this.#ended = this.#ended.slice(over)
  }

  /** One that was begun again since has another end, or none yet. */
  #forget({id, at}: {readonly id: string; readonly at: string}): void {
    if (this.#rows.get(id)?.finishedAt !== at) return
    this.#drop(id)
    this.#parts.events.emit({type: 'job.removed', job: id as Job['id']})
  }
}

/** A job as doors see it. */
export function jobOf(row: JobRow): Job {
  const {input: _input, attempt: _attempt, crashes: _crashes, ...job} = row
  return job
}

/** The same for lists and bells: of many errors the first ones. */
export function shown(row: JobRow): Job {
  const job = jobOf(row)
  return job.errors.length > ERRORS_SHOWN ? {...job, errors: job.errors.slice(0, ERRORS_SHOWN)} : job
}
