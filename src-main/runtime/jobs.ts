import {CoreError} from '../contract/errors.ts'
import type {Job, JobStatus} from '../contract/job.ts'
import {runJob, type RunningJob} from './job-run.ts'
import {wholeStory} from './whole-story.ts'
import {type Halt, isEnded, type JobParts, type JobRow, type Jobs, type NewJob} from './job-types.ts'

/** Opens the queue; jobs that a crash interrupted are queued again before it answers. */
export async function openJobs(parts: JobParts): Promise<Jobs> {
  const queue = new JobQueue(parts)
  await queue.load()
  await parts.started(queue)
  queue.begin()
  return queue
}

class JobQueue implements Jobs {
  readonly #parts: JobParts
  readonly #rows = new Map<string, JobRow>()
  readonly #running = new Map<string, RunningJob>()
  readonly #waiting = new Map<string, ((job: Job) => void)[]>()
  /** Nothing starts before all that is kept was looked at, nor after the close. */
  #open = false

  constructor(parts: JobParts) {
    this.#parts = parts
  }

  async load(): Promise<void> {
    for (const row of await this.#parts.store.jobs()) {
      const survivor = row.status === 'running'
      this.#rows.set(row.id, survivor ? {...row, status: 'queued'} : row)
      if (survivor) await this.#keep(row.id, {status: 'queued'})
    }
  }

  begin(): void {
    this.#open = true
    this.#startReady()
  }

  async enqueue(job: NewJob): Promise<Job> {
    const row: JobRow = {
      id: (job.id ?? this.#parts.random.uuid()) as Job['id'],
      kind: job.kind,
      title: job.title,
      status: 'queued',
      priority: job.priority ?? 0,
      lane: job.lane,
      progress: {done: 0, unit: 'items'},
      createdAt: this.#instant(),
      durationMs: 0,
      metrics: {},
      errors: [],
      errorCount: 0,
      input: job.input,
      attempt: 1,
    }
    this.#rows.set(row.id, row)
    try {
      await this.#keep(row.id, {})
    } catch (error) {
      // It is not kept, so it is not queued.
      this.#rows.delete(row.id)
      throw error
    }
    this.#startReady()
    return jobOf(row)
  }

  rows = (): readonly JobRow[] => [...this.#rows.values()]

  list(): readonly Job[] {
    return [...this.#rows.values()].map(jobOf).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
  }

  get(id: string): Job | undefined {
    const row = this.#rows.get(id)
    return row && jobOf(row)
  }

  pause = (id: string): Promise<Job> => this.#halt(id, 'pause')
  cancel = (id: string): Promise<Job> => this.#halt(id, 'cancel')
  resume = (id: string): Promise<Job> => this.#again(id, ['paused'], {})
  retry = (id: string): Promise<Job> =>
    this.#again(id, ['failed', 'cancelled', 'partial'], {
      errors: [],
      errorCount: 0,
      progress: {done: 0, unit: 'items'},
      metrics: {},
      durationMs: 0,
    })

  ended(id: string): Promise<Job> {
    const row = this.#row(id)
    if (isEnded(row.status)) return Promise.resolve(jobOf(row))
    return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]))
  }

  async close(): Promise<void> {
    this.#open = false
    for (const running of this.#running.values()) running.halt('stop')
    await Promise.all([...this.#running.values()].map((running) => running.finished))
  }

  async #halt(id: string, halt: Halt): Promise<Job> {
    const row = this.#row(id)
    const goal: JobStatus = halt === 'pause' ? 'paused' : 'cancelled'
    if (isEnded(row.status)) throw new CoreError({code: 'Conflict', message: `The job has already ended: ${row.status}.`})
    const running = this.#running.get(id)
    if (running) {
      running.halt(halt)
      await running.finished
      // The first halt holds: one that was being paused when it was cancelled is paused now.
      const {status} = this.#row(id)
      if (!isEnded(status) && status !== goal) return this.#halt(id, halt)
    } else if (row.status !== goal) {
      await this.#keep(id, {status: goal, ...(halt === 'cancel' ? {finishedAt: this.#instant()} : {})})
      if (halt === 'cancel') await this.#parts.kinds.find(({kind}) => kind === row.kind)?.drop?.(id)
    }
    return jobOf(this.#row(id))
  }

  async #again(id: string, from: readonly JobStatus[], change: Partial<JobRow>): Promise<Job> {
    const row = this.#row(id)
    if (!from.includes(row.status)) throw new CoreError({code: 'Conflict', message: `The job is ${row.status}, so it cannot go on.`})
    const {finishedAt: _, ...left} = row
    this.#rows.set(id, left)
    await this.#keep(id, {...change, status: 'queued', attempt: row.attempt + 1})
    this.#startReady()
    return jobOf(this.#row(id))
  }

  #row(id: string): JobRow {
    const row = this.#rows.get(id)
    if (!row) throw new CoreError({code: 'NotFound', message: `There is no job ${id}.`})
    return row
  }

  async #keep(id: string, change: Partial<JobRow>): Promise<void> {
    const row = this.#change(id, change)
    await this.#parts.store.putJob(row)
    this.#tell(row)
  }

  /** What a running job tells cannot fail it: at worst the next start does a part of it again. */
  async #keepRunning(id: string, change: Partial<JobRow>): Promise<void> {
    const row = this.#change(id, change)
    try {
      await this.#parts.store.putJob(row)
    } catch (error) {
      this.#parts.log.write('error', 'job', `its state could not be kept: ${wholeStory(error)}`, id)
    }
    this.#tell(row)
  }

  #change(id: string, change: Partial<JobRow>): JobRow {
    const row = {...this.#row(id), ...change}
    this.#rows.set(id, row)
    return row
  }

  #tell(kept: JobRow): void {
    const {id, status} = kept
    // Shown since it was sent to the store: progress never goes back.
    this.#parts.events.emit({type: 'job.changed', job: jobOf({...(this.#rows.get(id) ?? kept), status})})
    if (!isEnded(status)) return
    for (const tell of this.#waiting.get(id) ?? []) tell(jobOf(kept))
    this.#waiting.delete(id)
    this.#forgetOldest()
  }

  #forgetOldest(): void {
    const ended = [...this.#rows.values()].filter((row) => isEnded(row.status) && !this.#running.has(row.id))
    if (ended.length <= ENDED_KEPT) return
    for (const {id} of ended.toSorted((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? '')).slice(ENDED_KEPT)) {
      this.#rows.delete(id)
      this.#parts.events.emit({type: 'job.removed', job: id})
    }
  }

  #startReady(): void {
    if (!this.#open) return
    const busy = new Set([...this.#running.keys()].map((id) => this.#row(id).lane))
    const queued = [...this.#rows.values()].filter((row) => row.status === 'queued' && !this.#running.has(row.id))
    for (const row of queued.toSorted(
      (a, b) => b.priority - a.priority || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id),
    )) {
      if (this.#running.size >= this.#parts.atOnce) return
      if (busy.has(row.lane)) continue
      busy.add(row.lane)
      this.#start(row)
    }
  }

  #start(row: JobRow): void {
    const running = runJob(row, {
      ...this.#parts,
      read: () => this.#row(row.id),
      keep: (change) => this.#keepRunning(row.id, change),
      note: (change) => void this.#change(row.id, change),
      show: (change) => {
        this.#parts.events.emit({type: 'job.changed', job: jobOf(this.#change(row.id, change))})
      },
    })
    this.#running.set(row.id, running)
    void running.finished.then(() => {
      this.#running.delete(row.id)
      this.#startReady()
    })
  }

  #instant(): string {
    return new Date(this.#parts.clock.now()).toISOString()
  }
}

/** As many as the store keeps. */
const ENDED_KEPT = 1000

function jobOf(row: JobRow): Job {
  const {input: _input, attempt: _attempt, ...job} = row
  return job
}
