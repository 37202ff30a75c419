import {expect, it} from 'vitest'
import {standingOf} from './standing.ts'

const none = {working: 0, paused: 0, failed: 0, resting: false}

it.each([
  [{}, {standing: 'idle', count: 0}],
  [{working: 1}, {standing: 'working', count: 1}],
  [
    {working: 2, paused: 1},
    {standing: 'working', count: 2},
  ],
  [{paused: 1}, {standing: 'paused', count: 1}],
  [
    {resting: true, working: 3},
    {standing: 'paused', count: 0},
  ],
  [
    {failed: 1, working: 2, resting: true},
    {standing: 'attention', count: 1},
  ],
  [{failed: 2}, {standing: 'attention', count: 2}],
])('%j stands as %j', (work, standing) => expect(standingOf({...none, ...work})).toEqual(standing))
