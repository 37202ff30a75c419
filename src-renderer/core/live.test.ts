import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import type {CoreEvent} from '../../src-main/contract/events.ts'
import {ring} from './events.ts'
import {createLive} from './live.ts'
import {useSession} from './session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const job = (status: string): CoreEvent => ({type: 'job.changed', job: {status}}) as CoreEvent
const connect = (): void => useSession.setState(({round}) => ({phase: 'open', round: round + 1}))
const aMoment = () => vi.advanceTimersByTimeAsync(1000)

test('what a page shows is asked for while the page stands there, and not before', async () => {
  const fetch = vi.fn(async () => fetch.mock.calls.length)
  const live = createLive({initial: 0, fetch, events: ['job.changed'], whileShown: true})
  connect()
  ring(job('completed'))
  await aMoment()
  expect([fetch.mock.calls.length, live.getState()]).toEqual([0, {value: 0, known: false}])
  const end = live.subscribe(() => undefined)
  await aMoment()
  expect(live.getState()).toMatchObject({value: 1, known: true})
  ring(job('failed'))
  await aMoment()
  expect(fetch).toHaveBeenCalledTimes(2)
  end()
  ring(job('completed'))
  await aMoment()
  expect(fetch).toHaveBeenCalledTimes(2)
  // What was missed meanwhile is asked for once; and where nothing was missed, what is here stands.
  for (const calls of [3, 3]) {
    const stop = live.subscribe(() => undefined)
    await aMoment()
    stop()
    expect(fetch).toHaveBeenCalledTimes(calls)
  }
})

test('a job that goes on is nothing to ask for', async () => {
  const fetch = vi.fn(async () => 0)
  createLive({initial: 0, fetch, events: ['job.changed', 'location.removed']})
  connect()
  await aMoment()
  for (const status of ['queued', 'running', 'running']) ring(job(status))
  await aMoment()
  expect(fetch).toHaveBeenCalledTimes(1)
  ring(job('completed'))
  ring({type: 'location.removed', location: 'l'} as CoreEvent)
  await aMoment()
  expect(fetch).toHaveBeenCalledTimes(2)
})
