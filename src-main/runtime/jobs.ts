import {CoreError} from '../contract/errors.ts'
import type {Job, JobStatus} from '../contract/job.ts'
import {JobBook, jobOf, shown} from './job-book.ts'
import {afterCrash, onTrial} from './job-crashes.ts'
import {JobStarter} from './job-starter.ts'
import {type Halt, isEnded, type JobKind, type JobParts, type JobRow, type Jobs, type NewJob} from './job-types.ts'

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
  readonly #book: JobBook
  readonly #starter: JobStarter
  /** Queued jobs that may be asked for again, by what they are to do. */
  readonly #once = new Map<string, string>()

  constructor(parts: JobParts) {
    this.#parts = parts
    this.#book = new JobBook(parts)
    this.#starter = new JobStarter(this.#book, parts)
  }

  async load(): Promise<void> {
    for (const row of await this.#book.load()) {
      if (row.status === 'running') await this.#book.keep(row.id, await afterCrash(row, this.#kindOf(row), this.#instant()))
      this.#queued(this.#book.get(row.id))
    }
  }

  begin = (): void => this.#starter.begin()
  look = (): void => this.#starter.look()

  async enqueue(job: NewJob): Promise<Job> {
    const same = job.once ? this.#same(job) : undefined
    if (same) return shown(same)
    const row: JobRow = {
      id: (job.id ?? this.#parts.random.uuid()) as Job['id'],
      kind: job.kind,
      title: job.title,
      status: 'queued',
      priority: job.priority ?? 0,
      lane: job.lane,
      uses: [...(job.uses ?? [])],
      progress: {done: 0, unit: 'items'},
      createdAt: this.#instant(),
      durationMs: 0,
      metrics: {},
      errors: [],
      errorCount: 0,
      input: job.input,
      attempt: 1,
    }
    await this.#book.add(row)
    this.#queued(row)
    this.look()
    return jobOf(row)
  }

  rows = (): readonly JobRow[] => this.#book.rows()
  list = (): readonly Job[] => this.#book.list()
  counts = (): ReturnType<Jobs['counts']> => this.#book.counts()

  get(id: string): Job | undefined {
    const row = this.#book.get(id)
    return row && shown(row)
  }

  async whole(id: string): Promise<Job | undefined> {
    const row = this.#book.get(id)
    return row && {...jobOf(row), errors: [...(await this.#book.errorsOf(row))]}
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
      dismissed: undefined,
    })

  async prioritise(id: string, priority: number): Promise<Job> {
    const row = this.#book.row(id)
    if (isEnded(row.status)) throw ended(row.status)
    if (row.priority !== priority) {
      await this.#book.keepRunning(id, {priority})
      this.#starter.moved(this.#book.row(id), row)
    }
    return shown(this.#book.row(id))
  }

  async dismiss(id: string): Promise<Job> {
    const row = this.#book.row(id)
    if (!isEnded(row.status)) throw new CoreError({code: 'Conflict', message: `The job has not ended: it is ${row.status}.`})
    if (!row.dismissed) await this.#book.keep(id, {dismissed: true, errors: [...(await this.#book.errorsOf(row))]})
    return shown(this.#book.row(id))
  }

  ended(id: string): Promise<Job> {
    const row = this.#book.row(id)
    if (isEnded(row.status)) return this.whole(id).then((job) => job!)
    return new Promise((resolve) => this.#book.onEnd(id, resolve))
  }

  close = (how?: 'lost'): Promise<void> => this.#starter.close(how)

  async #halt(id: string, halt: Extract<Halt, 'pause' | 'cancel'>): Promise<Job> {
    const row = this.#book.row(id)
    const goal: JobStatus = halt === 'pause' ? 'paused' : 'cancelled'
    if (isEnded(row.status)) throw ended(row.status)
    const running = this.#starter.running(id)
    if (running) {
      running.halt(halt)
      await running.finished
      // The first halt holds: one that was being paused when it was cancelled is paused now.
      const {status} = this.#book.row(id)
      if (!isEnded(status) && status !== goal) return this.#halt(id, halt)
    } else if (row.status !== goal) {
      this.#starter.remove(id)
      const change = {status: goal, retries: undefined, ...(halt === 'cancel' ? {finishedAt: this.#instant()} : {})}
      await this.#book.keep(id, change)
      if (halt === 'cancel') await this.#kindOf(row)?.drop?.(id)
    }
    return shown(this.#book.row(id))
  }

  async #again(id: string, from: readonly JobStatus[], change: Partial<JobRow>): Promise<Job> {
    const row = this.#book.row(id)
    if (!from.includes(row.status)) throw new CoreError({code: 'Conflict', message: `The job is ${row.status}, so it cannot go on.`})
    const again = {finishedAt: undefined, retries: undefined, crashes: onTrial(row.crashes)}
    await this.#book.keep(id, {...change, ...again, status: 'queued', attempt: row.attempt + 1})
    this.#queued(this.#book.row(id))
    this.look()
    return shown(this.#book.row(id))
  }

  #queued(row: JobRow | undefined): void {
    if (row?.status !== 'queued') return
    this.#once.set(keyOf(row), row.id)
    this.#starter.add(row)
  }

  /** The job that waits to do the same; what has begun since it was noted is none. */
  #same(job: NewJob): JobRow | undefined {
    const key = keyOf(job)
    const row = this.#book.get(this.#once.get(key) ?? '')
    if (row?.status === 'queued') return row
    this.#once.delete(key)
    return undefined
  }

  #kindOf({kind}: JobRow): JobKind | undefined {
    return this.#parts.kinds.find((one) => one.kind === kind)
  }

  #instant(): string {
    return new Date(this.#parts.clock.now()).toISOString()
  }
}

const keyOf = ({kind, input}: Pick<NewJob, 'kind' | 'input'>): string => `${kind} ${JSON.stringify(input)}`

const ended = (status: JobStatus): CoreError => new CoreError({code: 'Conflict', message: `The job has already ended: ${status}.`})
