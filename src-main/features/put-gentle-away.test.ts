import {expect, test} from 'vitest'
import type {CoreEvent} from '../contract/events.ts'
import type {JobCounts} from '../contract/job.ts'
import {FakeTime} from '../host/fakes/fake-time.ts'
import {openEventBus} from '../runtime/event-bus.ts'
import {putGentleAway} from './put-gentle-away.ts'

test('threads of background work end a while after the last job, and not while one is under way', async () => {
  const time = new FakeTime()
  const events = openEventBus(() => undefined)
  const state = {running: 1, away: 0, given: 0}
  const threads = [{putAway: async () => void state.away++}]
  const counts = (): JobCounts => ({running: state.running}) as JobCounts
  const {end} = putGentleAway({threads, events, jobs: {counts}, scheduler: time, giveBack: () => state.given++})
  const tell = (status: string): void => events.emit({type: 'job.changed', job: {status}} as CoreEvent)
  tell('completed')
  await time.pass(60_000)
  expect(state.away).toBe(0)
  tell('running')
  state.running = 0
  await time.pass(60_000)
  expect(state.away).toBe(0)
  tell('completed')
  await time.pass(1500)
  tell('failed')
  await time.pass(1500)
  expect(state.away).toBe(0)
  await time.pass(500)
  await expect.poll(() => [state.away, state.given]).toEqual([1, 1])
  tell('completed')
  end()
  await time.pass(60_000)
  expect(state.away).toBe(1)
})
