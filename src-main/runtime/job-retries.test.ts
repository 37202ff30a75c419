import {expect, test} from 'vitest'
import {CoreError, type ErrorCode} from '../contract/errors.ts'
import {playJobs, settle} from '../testing/play-jobs.ts'

const work = {kind: 'walk', title: '/a', input: {}, lane: 'disk'}
const kind = {triesAgain: true}
const failing = (code: ErrorCode, times = Infinity) => {
  const begun: number[] = []
  const play = playJobs(
    async () => {
      begun.push((await play).time.monotonicMs())
      if (begun.length <= times) throw new CoreError({code, message: `${code}.`})
      return 'completed'
    },
    {kind},
  )
  return {play, begun}
}

test('a failure that can pass is tried again after 1, 5 and 25 seconds, and then stands', async () => {
  const {play, begun} = failing('InputOutput')
  const {jobs, time} = await play
  const {id} = await jobs.enqueue(work)
  await settle()
  expect(jobs.get(id)).toMatchObject({
    status: 'queued',
    errorCount: 0,
    retries: {count: 1, at: '2026-01-01T00:00:01.000Z', error: {code: 'InputOutput', message: 'InputOutput.'}},
  })
  for (let second = 0; second < 60; second++) {
    await time.pass(1000)
    await settle()
  }
  expect(begun).toEqual([0, 1000, 6000, 31_000])
  expect(jobs.get(id)).toMatchObject({status: 'failed', errorCount: 1, retries: {count: 3}})
  expect(jobs.get(id)?.retries?.at).toBeUndefined()
})

test('one that passed leaves its count behind', async () => {
  const {play, begun} = failing('Timeout', 1)
  const {jobs, time} = await play
  const {id} = await jobs.enqueue(work)
  await settle()
  await time.pass(1000)
  expect(await jobs.ended(id)).toMatchObject({status: 'completed', errors: [], retries: {count: 1}, durationMs: 0})
  expect(begun).toEqual([0, 1000])
})

test.each(['PermissionDenied', 'PathNotFound', 'Damaged', 'Internal', 'Unsupported', 'Offline', 'DiskFull'] as const)(
  '%s does not pass by itself',
  async (code) => {
    const {play, begun} = failing(code)
    const {jobs} = await play
    const {id} = await jobs.enqueue(work)
    expect(await jobs.ended(id)).toMatchObject({status: 'failed', errors: [{code}]})
    expect([begun.length, jobs.get(id)?.retries]).toEqual([1, undefined])
  },
)

test('what waits for its next try can be paused, cancelled, and is not forgotten by a restart', async () => {
  const {play, begun} = failing('Timeout')
  const {jobs, time, rows} = await play
  const {id} = await jobs.enqueue(work)
  const other = await jobs.enqueue({...work, lane: 'other'})
  await settle()
  const again = await playJobs(async () => 'completed', {kept: [...rows.values()], kind})
  await settle()
  expect(again.jobs.counts().queued).toBe(2)
  await again.time.pass(1000)
  expect((await again.jobs.ended(id)).status).toBe('completed')
  await jobs.pause(id)
  await jobs.cancel(other.id)
  await time.pass(60_000)
  expect(begun.length).toBe(2)
  expect([jobs.get(id)?.status, jobs.get(other.id)?.status]).toEqual(['paused', 'cancelled'])
  await jobs.resume(id)
  await settle()
  expect(begun.length).toBe(3)
})

test('a failure while it was to let another job go first is tried again as well', async () => {
  let runs = 0
  const {jobs, time} = await playJobs(
    async ({input, signal}) => {
      if (input === 'quick' || runs++ > 0) return 'completed'
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new CoreError({code: 'InputOutput', message: 'no'})
    },
    {kind: {yields: true, triesAgain: true}},
  )
  const {id} = await jobs.enqueue({...work, input: 'long'})
  await jobs.enqueue({...work, input: 'quick', priority: 1})
  await settle()
  expect(jobs.get(id)).toMatchObject({status: 'queued', retries: {count: 1}})
  await time.pass(1000)
  expect((await jobs.ended(id)).status).toBe('completed')
})
