import {expect, it} from 'vitest'
import type {Job, JobStatus} from '../../contract/job.ts'
import {standingOf} from './standing.ts'

it.each<[JobStatus[], string, string]>([
  [[], 'idle', 'Nothing to do'],
  [['completed', 'failed'], 'idle', 'Nothing to do'],
  [['running', 'completed'], 'working', '1 job under way'],
  [['running', 'queued', 'paused'], 'working', '2 jobs under way'],
  [['paused', 'cancelled'], 'paused', '1 job paused'],
])('%j stands as %s', (statuses, standing, sentence) => {
  expect(standingOf(statuses.map((status) => ({status}) as Job))).toEqual({standing, sentence})
})
