import {CoreError} from '../contract/errors.ts'
import type {CoreEvent} from '../contract/events.ts'
import {FakeTime} from '../host/fakes/fake-time.ts'
import type {JobContext, JobKind, JobOutcome, JobRow} from '../runtime/job-types.ts'
import {openJobs} from '../runtime/jobs.ts'

export interface Play {
  readonly kept?: readonly JobRow[]
  readonly kind?: Partial<JobKind>
  readonly atOnce?: number
  /** Room on what is scarce; all else has room for everybody. */
  readonly room?: Readonly<Record<string, number>>
}

/** A queue over a store in memory and on a clock that stands still; all its jobs are of the kind `walk`. */
export async function playJobs(run: (context: JobContext) => Promise<JobOutcome>, play: Play = {}) {
  const rows = new Map((play.kept ?? []).map((row) => [row.id as string, row]))
  const told: CoreEvent[] = []
  const logged: string[] = []
  const time = new FakeTime(Date.UTC(2026, 0, 1))
  const state = {refuse: false, ids: 0, background: true}
  const jobs = await openJobs({
    store: {
      putJob: async (row) => {
        await Promise.resolve()
        if (state.refuse) throw new CoreError({code: 'InputOutput', message: 'The disk does not answer.'})
        rows.set(row.id, row)
      },
      jobs: async () => [...rows.values()],
      jobErrors: async ({id}) => rows.get(id)?.errors ?? [],
    },
    kinds: [{kind: 'walk', run, ...play.kind}],
    events: {emit: (event) => void told.push(event), on: () => () => undefined},
    clock: time,
    scheduler: time,
    random: {uuid: () => `job ${String(state.ids++).padStart(5, '0')}`, bytes: () => new Uint8Array(0)},
    log: {write: (level, _source, message) => void logged.push(`${level} ${message}`)},
    atOnce: play.atOnce ?? 4,
    roomOn: (resource) => play.room?.[resource] ?? Infinity,
    pace: {background: () => state.background, rests: () => undefined, turn: (_work, _signal, step) => step()},
    started: async () => undefined,
  })
  return {jobs, rows, told, logged, state, time}
}

/** A pause may come before the body begins. */
export const halted = ({signal}: JobContext): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))

export const untilHalted = async (context: JobContext): Promise<JobOutcome> => {
  await halted(context)
  return 'halted'
}

/** Lets all that is under way come as far as it can without time passing. */
export const settle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 5))
