import {expect, test} from 'vitest'
import {playJobs, settle, untilHalted} from '../testing/play-jobs.ts'
import type {JobRow} from './job-types.ts'

const work = {kind: 'walk', title: '/a', input: {}, lane: 'disk'}

/** The rows as the store has them when the core is killed now. */
const killed = (rows: ReadonlyMap<string, JobRow>): readonly JobRow[] => [...rows.values()]

test('a job that was running in three deaths of the core in a row stands as failed, and its retry has one try', async () => {
  let core = await playJobs(untilHalted)
  const {id} = await core.jobs.enqueue(work)
  for (const expected of ['running', 'running', 'failed']) {
    await settle()
    core = await playJobs(untilHalted, {kept: killed(core.rows)})
    await settle()
    expect(core.jobs.get(id)?.status).toBe(expected)
  }
  expect(core.jobs.get(id)?.errors).toEqual([
    {
      path: '/a',
      code: 'Interrupted',
      message:
        'Onefold ended unexpectedly 3 times in a row while this was running, so it is not begun again by itself. Retry it to try once more.',
    },
  ])
  await core.jobs.retry(id)
  await settle()
  expect(core.jobs.get(id)?.status).toBe('running')
  core = await playJobs(untilHalted, {kept: killed(core.rows)})
  expect(core.jobs.get(id)?.status).toBe('failed')
})

test('an end and an orderly close clear the count', async () => {
  let core = await playJobs(untilHalted)
  const {id} = await core.jobs.enqueue(work)
  for (let at = 0; at < 8; at++) {
    await settle()
    // Every second time it is closed and not killed.
    if (at % 2 === 1) await core.jobs.close()
    core = await playJobs(untilHalted, {kept: killed(core.rows)})
  }
  await settle()
  expect(core.jobs.get(id)?.status).toBe('running')
})

test('a job that gets on between the deaths is not the one that causes them', async () => {
  let far = 0
  const kind = {mark: async () => `${far}`}
  let core = await playJobs(untilHalted, {kind})
  const {id} = await core.jobs.enqueue(work)
  for (let at = 0; at < 8; at++) {
    await settle()
    far++
    core = await playJobs(untilHalted, {kept: killed(core.rows), kind})
  }
  await settle()
  expect(core.jobs.get(id)?.status).toBe('running')
})

test('a core that is lost by a fault counts as dead, though it puts its work down', async () => {
  const {jobs, rows} = await playJobs(untilHalted)
  const {id} = await jobs.enqueue(work)
  await settle()
  await jobs.close('lost')
  expect(rows.get(id)?.status).toBe('running')
})

test('of two jobs that were running in two deaths one runs at a time, so that the third tells which it was', async () => {
  const running = new Set<string>()
  const run: typeof untilHalted = async (context) => {
    running.add(context.id)
    return untilHalted(context)
  }
  let core = await playJobs(run)
  const bad = await core.jobs.enqueue({...work, lane: 'a'})
  const good = await core.jobs.enqueue({...work, lane: 'b'})
  for (const together of [2, 2, 1, 1]) {
    await settle()
    expect(running.size).toBe(together)
    if (together === 1 && running.has(good.id)) break
    running.clear()
    core = await playJobs(run, {kept: killed(core.rows)})
  }
  expect([core.jobs.get(bad.id)?.status, core.jobs.get(good.id)?.status]).toEqual(['failed', 'running'])
})

test('a job that the store could not be told of does not begin', async () => {
  let runs = 0
  const {jobs, state, time} = await playJobs(async () => (runs++, 'completed'), {kind: {triesAgain: true}})
  state.background = false
  await jobs.enqueue({...work, priority: -1})
  Object.assign(state, {refuse: true, background: true})
  jobs.look()
  await settle()
  expect(runs).toBe(0)
  state.refuse = false
  await time.pass(1000)
  await settle()
  expect([runs, jobs.list()[0]?.status]).toEqual([1, 'completed'])
})
