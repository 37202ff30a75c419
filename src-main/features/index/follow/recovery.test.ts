import {expect, test} from 'vitest'
import {jobPriorities} from '../../../contract/job.ts'
import type {JobRow, Jobs} from '../../../runtime/job-types.ts'
import {INDEX_JOB} from '../index-job.ts'
import {letOthersList, openRecovery} from './recovery.ts'

test('a run of the start that has looked everywhere lets those go first that have not, and one that somebody asked for does not', async () => {
  const {background, normal} = jobPriorities
  const rows = [
    {id: 'start', kind: INDEX_JOB, priority: background, input: {recovery: true}},
    {id: 'asked', kind: INDEX_JOB, priority: normal, input: {}},
    {id: 'raised', kind: INDEX_JOB, priority: normal, input: {recovery: true}},
  ]
  const given: [string, number][] = []
  const jobs = {
    rows: () => rows as unknown as readonly JobRow[],
    prioritise: async (id: string, priority: number) => void given.push([id, priority]),
  } as unknown as Jobs
  for (const {id} of rows) await letOthersList(id, jobs)
  expect(given).toEqual([['start', background - 1]])
})

test('it is open until all have looked', () => {
  const recovery = openRecovery()
  let ended = 0
  recovery.begin(['one', 'two'], () => ended++)
  recovery.searched('one')
  expect([recovery.isOpen, ended]).toEqual([true, 0])
  recovery.searched('two')
  recovery.searched('two')
  expect([recovery.isOpen, ended]).toEqual([false, 1])
})
