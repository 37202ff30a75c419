import type {Job, JobError, JobStatus, Progress} from '../contract/job.ts'
import type {Clock, Log, Random} from '../domain/ports.ts'
import type {EventBus} from './event-bus.ts'

/** A job as it is kept: what doors see, and what it needs to go on. */
export interface JobRow extends Job {
  /** What it was asked to do; parsed again by its kind when it is loaded. */
  readonly input: unknown
  readonly attempt: number
}

/** Where jobs are kept. A job is durably queued when `putJob` has answered. */
export interface JobStore {
  putJob(row: JobRow): Promise<void>
  jobs(): Promise<readonly JobRow[]>
}

/** Why a running job is asked to put its work down. */
export type Halt = 'pause' | 'cancel' | 'stop'

/** What the body of a job is given. */
export interface JobContext {
  readonly id: string
  readonly input: unknown
  /** Aborted with a Halt as its reason; the job returns soon after, its checkpoint written. */
  readonly signal: AbortSignal
  progress(progress: Omit<Progress, 'rate' | 'remainingMs'>): void
  metrics(metrics: Readonly<Record<string, unknown>>): void
  /** Tells of an item that could not be done; the job goes on. */
  problem(error: JobError): void
  log(message: string): void
}

/** How a body ended by itself. After a halt it answers `halted`; `paused` waits for somebody to take away the problem that it told, and to resume it. */
export type JobOutcome = 'completed' | 'partial' | 'paused' | 'halted'

/** One kind of job. The lane is the resource that only one job at a time may use. */
export interface JobKind {
  readonly kind: string
  run(context: JobContext): Promise<JobOutcome>
  /** A job that was put down, or never began, will not go on: lets go of what it kept. */
  drop?(id: string): Promise<void>
}

export interface NewJob {
  /** Where it is to have the id of what it works for; else one is made. */
  readonly id?: string | undefined
  readonly kind: string
  readonly title: string
  readonly input: unknown
  readonly lane: string
  readonly priority?: number
}

export const priorities = {low: -1, normal: 0, high: 1} as const

export const isEnded = (status: JobStatus): boolean => ['completed', 'partial', 'failed', 'cancelled'].includes(status)

/** The durable queue: what was queued survives a crash and goes on; one job a lane, the higher priority first, then the older. */
export interface Jobs {
  /** Answers when the job is durably queued. */
  enqueue(job: NewJob): Promise<Job>
  list(): readonly Job[]
  /** The same with what they were asked to do, for the features that queue them. */
  rows(): readonly JobRow[]
  get(id: string): Job | undefined
  pause(id: string): Promise<Job>
  resume(id: string): Promise<Job>
  cancel(id: string): Promise<Job>
  retry(id: string): Promise<Job>
  /** Answers when the job has ended. */
  ended(id: string): Promise<Job>
  /** Halts what runs, at its next checkpoint; it goes on at the next start. */
  close(): Promise<void>
}

export interface JobParts {
  readonly store: JobStore
  readonly kinds: readonly JobKind[]
  readonly events: EventBus
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Jobs at once over all lanes. */
  readonly atOnce: number
  /** Gives the queue to those that the jobs themselves need it for, and waits for them, before the first one starts. */
  started(queue: Jobs): Promise<void>
}
