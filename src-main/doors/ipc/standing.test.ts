import {expect, it} from 'vitest'
import {standingOf} from './standing.ts'

it.each([
  [
    {working: 0, paused: 0},
    {standing: 'idle', sentence: 'Nothing to do'},
  ],
  [
    {working: 1, paused: 0},
    {standing: 'working', sentence: '1 job under way'},
  ],
  [
    {working: 2, paused: 1},
    {standing: 'working', sentence: '2 jobs under way'},
  ],
  [
    {working: 0, paused: 1},
    {standing: 'paused', sentence: '1 job paused'},
  ],
])('%j stands as %j', (jobs, standing) => expect(standingOf(jobs)).toEqual(standing))
