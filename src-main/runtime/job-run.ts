import {CoreError} from '../contract/errors.ts'
import type {JobError, JobStatus, Progress} from '../contract/job.ts'
import {openRate} from './job-rate.ts'
import {begunAgain, errorOf, retryAfter} from './job-retries.ts'
import {type Halt, isEnded, type JobContext, type JobKind, type JobOutcome, type JobParts, type JobRow} from './job-types.ts'
import type {Work} from './turns.ts'
import {wholeStory} from './whole-story.ts'

/** A job while it runs. `finished` never rejects: what went wrong is in the row. */
export interface RunningJob {
  halt(halt: Halt): void
  readonly finished: Promise<void>
}

export interface RunParts extends Pick<JobParts, 'kinds' | 'clock' | 'log' | 'pace'> {
  read(): JobRow
  /** As `keep`, but rejects where the store does not take it: what is not known to have begun could end the core again and again. */
  begin(change: Partial<JobRow>): Promise<void>
  /** Writes the row through to the store; never rejects. */
  keep(change: Partial<JobRow>): Promise<void>
  /** Changes only what is shown; the next `keep` writes it. */
  show(change: Partial<JobRow>): void
  /** Changes it without telling anybody yet. */
  note(change: Partial<JobRow>): void
  /** The core ends by a fault: what was running stays known as that. */
  isLost(): boolean
}

const SHOW_EVERY_MS = 100
const KEEP_EVERY_MS = 2000
const ERRORS_KEPT = 1000

/** Runs one job to its end, or to the halt that it is asked for, and keeps what it tells on the way. */
export function runJob(row: JobRow, parts: RunParts): RunningJob {
  const control = new AbortController()
  return {
    halt: (halt) => control.abort(halt),
    finished: runWhole(row, parts, control.signal),
  }
}

async function runWhole(row: JobRow, parts: RunParts, signal: AbortSignal): Promise<void> {
  const {clock, log} = parts
  const began = clock.monotonicMs()
  const spent = (): number => Math.round(row.durationMs + clock.monotonicMs() - began)
  const instant = (): string => new Date(clock.now()).toISOString()
  const end = await endOf(row, parts, async () => {
    await parts.begin({status: 'running', startedAt: row.startedAt ?? instant(), retries: begunAgain(row.retries)})
    log.write('info', 'job', `${row.kind} “${row.title}” began, attempt ${row.attempt}`, row.id)
    return contextOf(row, parts, {signal, spent})
  })
  if (parts.isLost() && signal.reason === 'stop' && end.status === 'queued') return
  const ended = isEnded(end.status)
  await parts.keep({crashes: undefined, ...end, durationMs: spent(), ...(ended ? {finishedAt: instant()} : {})})
  log.write('info', 'job', `${row.kind} “${row.title}” is ${end.status} after ${spent()} ms`, row.id)
}

const haltedStatus: Readonly<Record<Halt, JobStatus>> = {pause: 'paused', cancel: 'cancelled', stop: 'queued', yield: 'queued'}

type End = Pick<JobRow, 'status'> & Partial<JobRow>

async function endOf(row: JobRow, parts: RunParts, begin: () => Promise<JobContext>): Promise<End> {
  const kind: JobKind | undefined = parts.kinds.find((one) => one.kind === row.kind)
  let context: JobContext | undefined
  try {
    context = await begin()
    if (!kind) throw new CoreError({code: 'Unsupported', message: `This version knows no job of the kind ${row.kind}.`})
    const outcome: JobOutcome = await kind.run(context)
    return {status: outcome === 'halted' ? haltedStatus[context.signal.reason as Halt] : outcome}
  } catch (error) {
    // What it works with may be gone before it could put its work down; it goes on from its checkpoint.
    if (context?.signal.reason === 'stop') return putDown(row, parts, error)
    return failedEnd(row, parts, {error, kind, context})
  }
}

interface Failed {
  readonly error: unknown
  readonly kind: JobKind | undefined
  readonly context: JobContext | undefined
}

/** What fails is begun again a little later where that may help, and tells of its failure where not. */
function failedEnd(row: JobRow, parts: RunParts, {error, kind, context}: Failed): End {
  const told = errorOf(error, row.title)
  parts.log.write('error', 'job', wholeStory(error), row.id)
  // Who paused or cancelled it wants no other try.
  const isHalted = context?.signal.reason === 'pause' || context?.signal.reason === 'cancel'
  const again = isHalted ? undefined : retryAfter(error, {kind, before: row.retries, now: parts.clock.now()})
  if (again) {
    parts.log.write('info', 'job', `it is tried again at ${again.at}, the ${again.count}. time`, row.id)
    return {status: 'queued', retries: {...again, error: told}, attempt: row.attempt + 1}
  }
  const {errors, errorCount} = parts.read()
  return {status: 'failed', errors: [...errors.slice(0, ERRORS_KEPT - 1), told], errorCount: errorCount + 1}
}

function putDown(row: JobRow, {log}: RunParts, error: unknown): End {
  log.write('warn', 'job', `it was interrupted: ${wholeStory(error)}`, row.id)
  return {status: haltedStatus.stop}
}

function contextOf(
  row: JobRow,
  parts: RunParts,
  {signal, spent}: {readonly signal: AbortSignal; readonly spent: () => number},
): JobContext {
  const isBackground = row.priority < 0
  const rate = openRate()
  let shownAt = -Infinity
  let keptAt = parts.clock.monotonicMs()
  let metrics = row.metrics
  const told = new Set(row.errors.map(wordsOf))
  const offer = (change: Partial<JobRow>): void => {
    const now = parts.clock.monotonicMs()
    if (now - shownAt < SHOW_EVERY_MS) return parts.note(change)
    shownAt = now
    parts.show(change)
  }
  const tell = (progress: Progress): void => {
    const now = parts.clock.monotonicMs()
    if (now - keptAt >= KEEP_EVERY_MS) {
      keptAt = now
      shownAt = now
      void parts.keep({progress, metrics, durationMs: spent()})
    } else {
      if (progress.done === progress.total) shownAt = -Infinity
      offer({progress, metrics, durationMs: spent()})
    }
  }
  return {
    id: row.id,
    input: row.input,
    signal,
    progress: (progress) => tell(rate(progress, parts.clock.monotonicMs())),
    metrics: (more) => {
      metrics = {...metrics, ...more}
      offer({metrics})
    },
    problem: (error: JobError) => {
      // A run that goes on meets again what it could not read before.
      if (told.has(wordsOf(error))) return
      const {errors, errorCount} = parts.read()
      const isKept = errors.length < ERRORS_KEPT
      if (isKept) told.add(wordsOf(error))
      offer({errors: isKept ? [...errors, error] : errors, errorCount: errorCount + 1})
    },
    log: (message) => parts.log.write('info', 'job', message, row.id),
    isBackground,
    turn: (work, step) => (isBackground ? turnOf(work, step, {parts, signal}) : step()),
  }
}

interface Turn {
  readonly parts: RunParts
  readonly signal: AbortSignal
}

/** A step of background work, in its turn; while there is none for it the job says why. */
function turnOf<V>(work: Work, step: () => Promise<V>, {parts, signal}: Turn): Promise<V> {
  const rests = parts.pace.rests(work)
  if (rests !== parts.read().rests) parts.show({rests})
  return parts.pace.turn(work, signal, () => {
    if (parts.read().rests !== undefined) parts.show({rests: undefined})
    return step()
  })
}

const wordsOf = ({path, code}: JobError): string => `${code} ${path}`
