import {expect, test} from 'vitest'
import type {JobRow} from '../../runtime/job-types.ts'
import {leavesWork} from './leaves-work.ts'

const job = (status: JobRow['status'], input: object = {}, kind = 'index'): JobRow => ({kind, status, input}) as JobRow

test.each([
  ['a run that somebody asked for', [job('completed'), job('running')], true],
  ['one that waits', [job('queued')], true],
  ['the look at what has changed since the last end', [job('running', {recovery: true}), job('queued', {recovery: true})], false],
  ['that, and an act', [job('running', {recovery: true}), job('running', {}, 'act')], true],
  ['what is paused', [job('paused')], false],
  ['nothing', [], false],
])('%s is left to go on: %s', (_, rows, left) => {
  expect(leavesWork(rows)).toBe(left)
})
