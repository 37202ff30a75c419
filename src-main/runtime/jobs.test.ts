import {expect, test} from 'vitest'
import {CoreError} from '../contract/errors.ts'
import {FakeTime} from '../host/fakes/fake-time.ts'
import {halted, playJobs, untilHalted} from '../testing/play-jobs.ts'
import type {Jobs} from './job-types.ts'
import {openJobs} from './jobs.ts'

const work = {kind: 'walk', title: '/a', input: {}, lane: 'disk'}
const status = (jobs: Jobs, id: string): string | undefined => jobs.get(id)?.status

test('a job that is cancelled while it is being paused is cancelled', async () => {
  const {jobs} = await playJobs(untilHalted)
  const {id} = await jobs.enqueue(work)
  const [, cancelled] = await Promise.all([jobs.pause(id), jobs.cancel(id)])
  expect([cancelled.status, status(jobs, id)]).toEqual(['cancelled', 'cancelled'])
})

test('a job that was put down and is cancelled lets go of what it kept', async () => {
  const dropped: string[] = []
  const {jobs} = await playJobs(untilHalted, {kind: {drop: async (id) => void dropped.push(id)}})
  const {id} = await jobs.enqueue(work)
  await jobs.pause(id)
  expect(dropped).toEqual([])
  await jobs.cancel(id)
  expect(dropped).toEqual([id])
})

test('a disk that fills up while a job runs fails neither the job nor the queue', async () => {
  const {jobs, state, logged, time} = await playJobs(async (context) => {
    state.refuse = true
    void time.pass(5000)
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
  const {jobs, state} = await playJobs(async () => 'completed')
  state.refuse = true
  await expect(jobs.enqueue(work)).rejects.toMatchObject({code: 'InputOutput'})
  expect(jobs.list()).toEqual([])
})

test('a job that loses what it works with while the core ends is queued again', async () => {
  const {jobs, rows} = await playJobs(async (context) => {
    await halted(context)
    throw new CoreError({code: 'CoreUnreachable', message: 'gone'})
  })
  const {id} = await jobs.enqueue(work)
  await jobs.close()
  expect(rows.get(id)).toMatchObject({status: 'queued', errorCount: 0})
})

test('progress that windows hear of never goes back', async () => {
  const {jobs, told, time} = await playJobs(async (context) => {
    for (let done = 1; done <= 60; done++) {
      void time.pass(150)
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
  const {jobs, told} = await playJobs(async (context) => {
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
  const {rows, jobs} = await playJobs(untilHalted)
  const {id} = await jobs.enqueue(work)
  await Promise.resolve()
  const row = {...rows.get(id)!, status: 'running' as const}
  const time = new FakeTime()
  await openJobs({
    store: {putJob: async (one) => void order.push(`kept ${one.status}`), jobs: async () => [row], jobErrors: async () => []},
    kinds: [{kind: 'walk', run: async () => (order.push('ran'), 'completed')}],
    events: {emit: () => undefined, on: () => () => undefined},
    clock: time,
    scheduler: time,
    random: {uuid: () => 'x', bytes: () => new Uint8Array(0)},
    log: {write: () => undefined},
    atOnce: 1,
    roomOn: () => Infinity,
    pace: {background: () => true, rests: () => undefined, turn: (_work, _signal, step) => step()},
    started: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      order.push('looked at')
    },
  }).then((again) => again.ended(id))
  expect(order).toEqual(['kept queued', 'looked at', 'kept running', 'ran', 'kept completed'])
})
