import {expect, test} from 'vitest'
import {playJobs, settle, untilHalted} from '../testing/play-jobs.ts'
import type {JobRow} from './job-types.ts'
import {waitingJobs} from './waiting-jobs.ts'

const work = {kind: 'walk', title: '/a', input: {}, lane: 'disk'}
const row = (at: number, lane: string, priority = 0): JobRow => ({
  id: `job ${String(at).padStart(6, '0')}` as JobRow['id'],
  kind: 'walk',
  title: '/a',
  status: 'queued',
  priority,
  lane,
  uses: [],
  progress: {done: 0, unit: 'items'},
  createdAt: '2026-01-01T00:00:00.000Z',
  durationMs: 0,
  metrics: {},
  errors: [],
  errorCount: 0,
  input: {},
  attempt: 1,
})

test('ten thousand jobs run in the order of their urgency and age, one a lane', async () => {
  const order: number[] = []
  const {jobs, told} = await playJobs(async (context) => (order.push(context.input as number), 'completed'), {
    kept: Array.from({length: 10_000}, (_, at) => ({...row(at, 'one', at % 3 === 0 ? 1 : 0), input: at})),
  })
  while (jobs.counts().completed < 1000 || jobs.counts().queued > 0) await settle()
  const urgent = order.slice(0, 3334)
  expect(order).toHaveLength(10_000)
  expect(urgent.every((at) => at % 3 === 0)).toBe(true)
  expect([urgent, order.slice(3334)]).toEqual([urgent.toSorted((a, b) => a - b), order.slice(3334).toSorted((a, b) => a - b)])
  // Of those that have ended no more than the history holds stay in memory.
  expect([jobs.rows().length, jobs.counts().completed]).toEqual([1000, 1000])
  expect(told.filter(({type}) => type === 'job.removed')).toHaveLength(9000)
})

test('a start looks at one job of each line, however many wait', () => {
  const waiting = waitingJobs()
  for (let at = 0; at < 10_000; at++) waiting.add(row(at, `lane ${at % 5}`))
  expect(waiting.heads()).toEqual([0, 1, 2, 3, 4].map((at) => row(at, '').id))
  waiting.remove(row(0, '').id)
  waiting.add(row(9_999, 'lane 4', 1))
  expect(waiting.heads().slice(0, 2)).toEqual([row(9_999, '').id, row(1, '').id])
  for (let at = 0; at < 10_000; at++) waiting.remove(row(at, '').id)
  expect([waiting.heads(), waiting.isEmpty()]).toEqual([[], true])
})

test('the same work that waits already is not queued twice, and is queued again once it has begun', async () => {
  const {jobs} = await playJobs(untilHalted)
  const first = await jobs.enqueue({...work, input: {a: 1}, once: true})
  await settle()
  const [second, third, other] = [
    await jobs.enqueue({...work, input: {a: 1}, once: true}),
    await jobs.enqueue({...work, input: {a: 1}, once: true}),
    await jobs.enqueue({...work, input: {a: 2}, once: true}),
  ]
  expect(third.id).toBe(second.id)
  expect(new Set([first.id, second.id, other.id]).size).toBe(3)
  await jobs.cancel(second.id)
  expect((await jobs.enqueue({...work, input: {a: 1}, once: true})).id).not.toBe(second.id)
})

test('a job that is made urgent goes first, and one that runs lets it pass and goes on after it', async () => {
  const begun: unknown[] = []
  const {jobs, rows} = await playJobs(
    async (context) => {
      begun.push(context.input)
      return context.input === 'quick' ? 'completed' : untilHalted(context)
    },
    {kind: {yields: true}},
  )
  const long = await jobs.enqueue({...work, input: 'long'})
  await jobs.enqueue({...work, input: 'next'})
  const quick = await jobs.enqueue({...work, input: 'quick'})
  await settle()
  expect((await jobs.prioritise(quick.id, 1)).priority).toBe(1)
  await jobs.ended(quick.id)
  await settle()
  expect(begun).toEqual(['long', 'quick', 'long'])
  expect(rows.get(long.id)).toMatchObject({status: 'running', attempt: 1})
  await expect(jobs.prioritise(quick.id, 0)).rejects.toMatchObject({code: 'Conflict'})
})

test('errors of ended jobs leave memory but for the first ones, and all come back when they are asked for', async () => {
  const {jobs, told} = await playJobs(async (context) => {
    for (let at = 0; at < 700; at++) context.problem({path: `/a/${at}`, code: 'PermissionDenied', message: 'no'})
    return 'partial'
  })
  const {id} = await jobs.enqueue(work)
  expect((await jobs.ended(id)).errors).toHaveLength(700)
  expect([jobs.get(id)?.errors.length, jobs.rows()[0]?.errors.length, jobs.get(id)?.errorCount]).toEqual([50, 50, 700])
  expect((await jobs.whole(id))?.errors).toHaveLength(700)
  await jobs.dismiss(id)
  expect((await jobs.whole(id))?.errors).toHaveLength(700)
  expect(Math.max(...told.map((event) => (event.type === 'job.changed' ? event.job.errors.length : 0)))).toBe(50)
})

test('what ended three months ago leaves the history', async () => {
  const {jobs, time} = await playJobs(async () => 'completed')
  const {id} = await jobs.enqueue(work)
  await jobs.ended(id)
  await time.pass(91 * 24 * 60 * 60 * 1000)
  const next = await jobs.enqueue(work)
  await jobs.ended(next.id)
  expect(jobs.rows().map((one) => one.id)).toEqual([next.id])
})
