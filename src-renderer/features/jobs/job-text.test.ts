import {expect, it} from 'vitest'
import type {Job} from '../../../src-main/contract/job.ts'
import {doneOf, progressText, rateText, stateText, titleOf} from './job-text.ts'

const job = (more: Partial<Job>): Job => ({
  id: '01930000-0000-7000-8000-000000000000' as Job['id'],
  kind: 'index',
  title: '/home/anna',
  status: 'running',
  priority: 0,
  lane: 'x',
  progress: {done: 3, total: 40, unit: 'items', phase: 'content', rate: 12.4, remainingMs: 120_000},
  createdAt: '2026-01-01T00:00:00Z',
  durationMs: 4000,
  metrics: {},
  errors: [],
  errorCount: 0,
  ...more,
})

it('says what is done in words', () => {
  const running = job({})
  expect([titleOf(running), stateText(running), progressText(running), rateText(running), doneOf(running)]).toEqual([
    'Index: /home/anna',
    'Reading contents',
    '3 of 40, 2 minutes left',
    '12/s',
    0.075,
  ])
})

it('does not know the part before the whole is known', () => {
  const counting = job({progress: {done: 1500, unit: 'bytes'}})
  expect([progressText(counting), doneOf(counting)]).toEqual(['1.5 kB so far', undefined])
})

it('says why it does nothing for now', () => {
  expect(stateText(job({rests: 'battery'}))).toBe('Rests while this machine is on its battery')
})

it('says how it ended', () => {
  expect(stateText(job({status: 'partial', finishedAt: '2026-01-01T00:00:04Z'}))).toBe('Done, with problems, took 4 seconds')
  expect(rateText(job({status: 'paused'}))).toBe('')
})
