import type {Job, JobCounts, JobError, JobStatus, Progress} from '../contract/job.ts'
import type {Clock, Log, Random, Scheduler} from '../domain/ports.ts'
import type {EventBus} from './event-bus.ts'
import type {Turns, Work} from './turns.ts'

/** A job as it is kept: what doors see, and what it needs to go on. */
export interface JobRow extends Job {
  /** What it was asked to do; parsed again by its kind when it is loaded. */
  readonly input: unknown
  readonly attempt: number
  /** Ends of the core that it was running in, one after the other, without having got on in between. */
  readonly crashes?: Crashes | undefined
}

export interface Crashes {
  readonly count: number
  /** How far it was when the last one came, as its kind tells it. */
  readonly mark?: string | undefined
}

/** Where jobs are kept. A job is durably queued when `putJob` has answered. */
export interface JobStore {
  putJob(row: JobRow): Promise<void>
  /** All that is kept, the newest first; those that have ended with some of their errors only. */
  jobs(): Promise<readonly JobRow[]>
  jobErrors(job: {readonly id: string}): Promise<readonly JobError[]>
}

/** Why a running job is asked to put its work down: `yield` lets one go first that somebody waits for. */
export type Halt = 'pause' | 'cancel' | 'stop' | 'yield'

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
  /** Nobody waits for it: it works on threads that let others go first. */
  readonly isBackground: boolean
  /** Runs a step of the work: at once, or, in the background, when there is room for one. */
  turn<V>(work: Work, step: () => Promise<V>): Promise<V>
}

/** How a body ended by itself. After a halt it answers `halted`; `paused` waits for somebody to take away the problem that it told, and to resume it. */
export type JobOutcome = 'completed' | 'partial' | 'paused' | 'halted'

/** One kind of job. */
export interface JobKind {
  readonly kind: string
  run(context: JobContext): Promise<JobOutcome>
  /** It lets more urgent jobs go first in the middle of its work, and goes on from there. */
  readonly yields?: boolean
  /** What has failed can be begun again by itself, where the failure may pass. */
  readonly triesAgain?: boolean
  /** How far a job has come, as a word that stays the same while it gets nowhere. */
  mark?(id: string): Promise<string>
  /** A job that was put down, or never began, will not go on: lets go of what it kept. */
  drop?(id: string): Promise<void>
}

export interface NewJob {
  /** Where it is to have the id of what it works for; else one is made. */
  readonly id?: string | undefined
  readonly kind: string
  readonly title: string
  readonly input: unknown
  /** What only one job at a time may use. */
  readonly lane: string
  /** What it reads or writes: as many jobs use it at once as it has room for. */
  readonly uses?: readonly string[] | undefined
  readonly priority?: number | undefined
  /** One that waits for the very same work already is answered instead. */
  readonly once?: boolean | undefined
}

export const isEnded = (status: JobStatus): boolean => ['completed', 'partial', 'failed', 'cancelled'].includes(status)

/** The durable queue: what was queued survives a crash and goes on; the higher priority first, then the older. */
export interface Jobs {
  /** Answers when the job is durably queued. */
  enqueue(job: NewJob): Promise<Job>
  /** Jobs as they are shown, in no order: those that have ended with some of their errors only. */
  list(): readonly Job[]
  /** The same with what they were asked to do, for the features that queue them. */
  rows(): readonly JobRow[]
  counts(): JobCounts
  get(id: string): Job | undefined
  /** With all errors that are kept. */
  whole(id: string): Promise<Job | undefined>
  pause(id: string): Promise<Job>
  resume(id: string): Promise<Job>
  cancel(id: string): Promise<Job>
  retry(id: string): Promise<Job>
  /** Lets it go before or after others; one that runs makes room where it can. */
  prioritise(id: string, priority: number): Promise<Job>
  /** Somebody has taken note of how it ended. */
  dismiss(id: string): Promise<Job>
  /** Answers when the job has ended. */
  ended(id: string): Promise<Job>
  /** Looks again which jobs may start. */
  look(): void
  /** Halts what runs, at its next checkpoint; it goes on at the next start. `lost`: the core ends by a fault, which may be that of a job. */
  close(how?: 'lost'): Promise<void>
}

/** How much background work may do at every moment. */
export interface Pace {
  /** Whether it may run at all. */
  background(): boolean
  /** Why no step of this kind may begin at all, where that is so. */
  rests(work: Work): Job['rests']
  /** Runs a step of it when there is room for one. */
  turn: Turns['take']
}

export interface JobParts {
  readonly store: JobStore
  readonly kinds: readonly JobKind[]
  readonly events: EventBus
  readonly clock: Clock
  readonly random: Random
  readonly scheduler: Pick<Scheduler, 'after'>
  readonly log: Log
  /** Jobs at once over all lanes. */
  readonly atOnce: number
  /** How many jobs may use this at once. */
  roomOn(resource: string): number
  readonly pace: Pace
  /** Gives the queue to those that the jobs themselves need it for, and waits for them, before the first one starts. */
  started(queue: Jobs): Promise<void>
}
