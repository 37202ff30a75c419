import {expect, test} from 'vitest'
import type {JobStatus} from '../../contract/job.ts'
import type {JobRow} from '../../runtime/job-types.ts'
import {listedJobs} from './list-jobs.ts'

const row = (id: string, status: JobStatus, more: Partial<JobRow> = {}): JobRow => ({
  id: id as JobRow['id'],
  kind: 'index',
  title: '/a',
  status,
  priority: 0,
  lane: 'v',
  progress: {done: 0, unit: 'items'},
  createdAt: `2026-01-01T00:00:${id.padStart(2, '0')}.000Z`,
  durationMs: 0,
  metrics: {},
  errors: [],
  errorCount: 0,
  input: {location: 'l'},
  attempt: 1,
  ...more,
})
const rows = [
  row('1', 'completed', {finishedAt: '2026-01-01T00:01:00.000Z'}),
  row('2', 'queued', {priority: -1}),
  row('3', 'queued'),
  row('4', 'failed', {kind: 'act', uses: ['volume a'], input: null}),
  row('5', 'failed', {dismissed: true, finishedAt: '2026-01-01T00:00:50.000Z'}),
  row('6', 'paused'),
  row('7', 'queued', {priority: 1, uses: ['volume a', 'volume b']}),
  row('8', 'running'),
]
const ids = (wish: Parameters<typeof listedJobs>[1]): readonly string[] => listedJobs(rows, wish)!.jobs.map(({id}) => id)

test('jobs are listed the newest first, those that wait in the order of their start, those that ended by their end', () => {
  expect(ids({})).toEqual(['8', '7', '6', '5', '4', '3', '2', '1'])
  expect(ids({group: 'waiting'})).toEqual(['7', '3', '2'])
  expect(ids({group: 'attention'})).toEqual(['6', '4'])
  expect(ids({group: 'ended'})).toEqual(['1', '5'])
  expect(ids({group: 'running'})).toEqual(['8'])
})

test('status, kind, location and volume choose, and groups are counted whatever group is asked for', () => {
  expect([ids({status: 'failed'}), ids({kind: 'act'}), ids({use: 'volume a'})]).toEqual([['5', '4'], ['4'], ['7', '4']])
  expect(ids({location: 'l', status: 'failed'})).toEqual(['5'])
  expect(listedJobs(rows, {group: 'ended', kind: 'index'})).toMatchObject({
    total: 2,
    groups: {running: 1, waiting: 3, attention: 1, ended: 2},
  })
})

test('pages go on after their cursor, also where rows came and went meanwhile, or begin at a place', () => {
  const first = listedJobs(rows, {group: 'waiting', limit: 2})!
  expect([first.jobs.map(({id}) => id), first.total]).toEqual([['7', '3'], 3])
  const meanwhile = [...rows.filter(({id}) => id !== '3'), row('9', 'queued', {priority: 1})]
  const next = listedJobs(meanwhile, {group: 'waiting', limit: 2, cursor: first.cursor})!
  expect([next.jobs.map(({id}) => id), next.cursor]).toEqual([['2'], undefined])
  expect(ids({from: 6})).toEqual(['2', '1'])
  expect(listedJobs(rows, {cursor: '??'})).toBeUndefined()
})
