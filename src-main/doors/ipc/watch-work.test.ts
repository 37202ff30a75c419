import {expect, it} from 'vitest'
import {progressOf} from './watch-work.ts'

const job = (done: number, total?: number) => ({progress: {done, unit: 'items' as const, ...(total === undefined ? {} : {total})}})

it.each([
  [[], undefined],
  [[job(3, 4)], 0.75],
  [[job(1, 4), job(3, 4)], 0.5],
  [[job(1, 4), job(3)], undefined],
  [[job(9, 4)], 1],
  [[job(0, 0)], undefined],
])('of %j it is %s', (running, progress) => expect(progressOf(running)).toBe(progress))
