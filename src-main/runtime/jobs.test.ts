import {expect, test} from 'vitest'
import {CoreError} from '../contract/errors.ts'
import type {CoreEvent} from '../contract/events.ts'
import type {JobContext, JobKind, JobOutcome, JobRow, Jobs} from './job-types.ts'
import {openJobs} from './jobs.ts'

/** A queue over a store in memory; `refuse` makes the store full. */
async function open(
  run: (context: JobContext) => Promise<JobOutcome>,
  {kept = [], kind = {}}: {kept?: readonly JobRow[]; kind?: Partial<JobKind>} = {},
) {
  const rows = new Map(kept.map((row) => [row.id as string, row]))
  const told: CoreEvent[] = []
  const logged: string[] = []
  const state = {refuse: false, now: 0, ids: 0}
  const jobs = await openJobs({
    store: {
      putJob: async (row) => {
        await Promise.resolve()
        if (state.refuse) throw new CoreError({code: 'DiskFull', message: 'The disk is full.'})
        rows.set(row.id, row)
      },
      jobs: async () => [...rows.values()],
    },
    kinds: [{kind: 'walk', run, ...kind}],
    events: {emit: (event) => void told.push(event), on: () => () => undefined},
    clock: {now: () => state.now, monotonicMs: () => state.now},
    random: {uuid: () => `job ${state.ids++}`, bytes: () => new Uint8Array(0)},
    log: {write: (level, _source, message) => void logged.push(`${level} ${message}`)},
    atOnce: 4,
    started: async () => undefined,
  })
  return {jobs, rows, told, logged, state}
}

const work = {kind: 'walk', title: '/a', input: {}, lane: 'disk'}
/** A pause may come before the body begins. */
const halted = ({signal}: JobContext): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))
const untilHalted = async (context: JobContext): Promise<JobOutcome> => {
  await halted(context)
  return 'halted'
}
const status = (jobs: Jobs, id: string): string | undefined => jobs.get(id)?.status

test('a job that is cancelled while it is being paused is cancelled', async () => {
  const {jobs} = await open(untilHalted)
  const {id} = await jobs.enqueue(work)
  const [, cancelled] = await Promise.all([jobs.pause(id), jobs.cancel(id)])
  expect([cancelled.status, status(jobs, id)]).toEqual(['cancelled', 'cancelled'])
})

test('a job that was put down and is cancelled lets go of what it kept', async () => {
  const dropped: string[] = []
  const {jobs} = await open(untilHalted, {kind: {drop: async (id) => void dropped.push(id)}})
  const {id} = await jobs.enqueue(work)
  await jobs.pause(id)
  expect(dropped).toEqual([])
  await jobs.cancel(id)
  expect(dropped).toEqual([id])
})

test('a disk that fills up while a job runs fails neither the job nor the queue', async () => {
  const {jobs, state, logged} = await open(async (context) => {
    state.refuse = true
    state.now += 5000
    context.progress({done: 1, unit: 'items'})
    return 'completed'
  })
  const {id} = await jobs.enqueue(work)
  expect((await jobs.ended(id)).status).toBe('completed')
  expect(logged.filter((line) => line.startsWith('error its state could not be kept'))).toHaveLength(2)
  state.refuse = false
  const next = await jobs.enqueue(work)
  expect((await jobs.ended(next.id)).status).toBe('completed')
})

test('a job that could not be kept is not queued', async () => {
  const {jobs, state} = await open(async () => 'completed')
  state.refuse = true
  await expect(jobs.enqueue(work)).rejects.toMatchObject({code: 'DiskFull'})
  expect(jobs.list()).toEqual([])
})

test('a job that loses what it works with while the core ends is queued again', async () => {
  const {jobs, rows} = await open(async (context) => {
    await halted(context)
    throw new CoreError({code: 'CoreUnreachable', message: 'gone'})
  })
  const {id} = await jobs.enqueue(work)
  await jobs.close()
  expect(rows.get(id)).toMatchObject({status: 'queued', errorCount: 0})
})

test('progress that windows hear of never goes back', async () => {
  const {jobs, told, state} = await open(async (context) => {
    for (let done = 1; done <= 60; done++) {
      state.now += 150
      context.progress({done, unit: 'items'})
      if (done % 7 === 0) await Promise.resolve()
    }
    return 'completed'
  })
  const {id} = await jobs.enqueue(work)
  await jobs.ended(id)
  const heard = told.flatMap((event) => (event.type === 'job.changed' ? [event.job.progress.done] : []))
  expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  expect(heard.at(-1)).toBe(60)
})

test('what a resumed run cannot read again is told once, and many problems do not ring a bell each', async () => {
  let runs = 0
  const {jobs, told} = await open(async (context) => {
    for (let at = 0; at < 500; at++) context.problem({path: `/a/${at}`, code: 'PermissionDenied', message: 'no'})
    return runs++ === 0 ? untilHalted(context) : 'completed'
  })
  const {id} = await jobs.enqueue(work)
  await jobs.pause(id)
  await jobs.resume(id)
  const job = await jobs.ended(id)
  expect([job.errorCount, job.errors.length]).toEqual([500, 500])
  expect(told.length).toBeLessThan(20)
})

test('jobs that a crash interrupted wait until all that is kept was looked at', async () => {
  const order: string[] = []
  const {rows, jobs} = await open(untilHalted)
  const {id} = await jobs.enqueue(work)
  await Promise.resolve()
  const row = {...rows.get(id)!, status: 'running' as const}
  await openJobs({
    store: {putJob: async (one) => void order.push(`kept ${one.status}`), jobs: async () => [row]},
    kinds: [{kind: 'walk', run: async () => (order.push('ran'), 'completed')}],
    events: {emit: () => undefined, on: () => () => undefined},
    clock: {now: () => 0, monotonicMs: () => 0},
    random: {uuid: () => 'x', bytes: () => new Uint8Array(0)},
    log: {write: () => undefined},
    atOnce: 1,
    started: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      order.push('looked at')
    },
  }).then((again) => again.ended(id))
  expect(order).toEqual(['kept queued', 'looked at', 'kept running', 'ran', 'kept completed'])
})
