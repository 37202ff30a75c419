import {expect, it} from 'vitest'
import {standingOf} from './standing.ts'

const none = {working: 0, paused: 0, failed: 0, resting: false}

it.each([
  [{}, {standing: 'idle', sentence: 'Nothing to do'}],
  [{working: 1}, {standing: 'working', sentence: '1 job under way'}],
  [
    {working: 2, paused: 1},
    {standing: 'working', sentence: '2 jobs under way'},
  ],
  [{paused: 1}, {standing: 'paused', sentence: '1 job paused'}],
  [
    {resting: true, working: 3},
    {standing: 'paused', sentence: 'Background work is paused'},
  ],
  [
    {failed: 1, working: 2, resting: true},
    {standing: 'attention', sentence: '1 job needs you'},
  ],
  [{failed: 2}, {standing: 'attention', sentence: '2 jobs need you'}],
])('%j stands as %j', (work, standing) => expect(standingOf({...none, ...work})).toEqual(standing))
