import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import type {Job, JobStatus} from '../../contract/job.ts'
import type {JobRow} from '../../runtime/job-types.ts'
import type {Reader} from '../../store/remote.ts'
import {logHandlers} from '../log/index.ts'
import type {VolumeBook} from '../volume-book.ts'
import {jobHandlers} from './index.ts'

const job = (id: string, status: JobStatus): Job => ({
  id: id as Job['id'],
  kind: 'index',
  title: '/a',
  status,
  priority: 0,
  lane: 'v',
  progress: {done: 0, unit: 'items'},
  createdAt: '2026-01-01T00:00:00.000Z',
  durationMs: 0,
  metrics: {},
  errors: [],
  errorCount: 0,
})
const all = [job('a', 'running'), job('b', 'paused'), job('c', 'running')]
const asked: string[] = []
const become =
  (verb: string, status: JobStatus) =>
  async (id: string): Promise<Job> => {
    asked.push(`${verb} ${id}`)
    return job(id, status)
  }
const fail = (code: CoreError['code'], message: string): never => {
  throw new CoreError({code, message})
}
const rows = (): readonly JobRow[] => all.map((one) => ({...one, input: {}, attempt: 1}))
const jobs = {
  rows,
  whole: async (id: string) => all.find((one) => one.id === id),
  get: (id: string) => all.find((one) => one.id === id),
  pause: become('pause', 'paused'),
  resume: become('resume', 'queued'),
  cancel: become('cancel', 'cancelled'),
  retry: become('retry', 'queued'),
  prioritise: become('prioritise', 'queued'),
  dismiss: become('dismiss', 'failed'),
}
const acts = {retry: async () => undefined}
// Nobody asks for a location or a volume here.
const [read, volumes] = [{} as Reader, {} as VolumeBook]
const scope = {jobs, acts, fail, read, volumes}

test('jobs are listed, all or those of one status', async () => {
  expect((await jobHandlers.list({}, scope)).total).toBe(3)
  const {total, jobs: found} = await jobHandlers.list({status: 'running'}, scope)
  expect([total, found.map(({id}) => id)]).toEqual([2, ['c', 'a']])
})

test('each verb reaches the queue and answers the job as it is then', async () => {
  const answers = await Promise.all((['pause', 'resume', 'cancel', 'retry'] as const).map((verb) => jobHandlers[verb]({job: 'a'}, scope)))
  expect(answers.map((answer) => answer.job.status)).toEqual(['paused', 'queued', 'cancelled', 'queued'])
  expect(asked).toEqual(['pause a', 'resume a', 'cancel a', 'retry a'])
  expect((await jobHandlers.info({job: 'b'}, scope)).job).toBe(all[1])
})

test.each(['info', 'pause', 'resume', 'cancel', 'retry'] as const)('%s of an unknown job finds nothing', async (verb) => {
  await expect(jobHandlers[verb]({job: 'nope'}, scope)).rejects.toMatchObject({code: 'NotFound', message: 'There is no job nope.'})
})

test('the log of a job is asked for by its id, and an unknown job has none', async () => {
  const line = {at: '2026-01-01T00:00:00.000Z', level: 'warn', source: 'job', message: 'm'} as const
  const wanted: unknown[] = []
  const logs = {
    lines: async (what: unknown) => {
      wanted.push(what)
      return [line]
    },
  }
  expect(await logHandlers.show({level: 'warn', job: 'a', limit: 5}, {logs, ...scope})).toEqual({total: 1, lines: [line]})
  expect(wanted).toEqual([{level: 'warn', job: 'a', limit: 5}])
  await expect(logHandlers.show({level: 'info', job: 'nope', limit: 5}, {logs, ...scope})).rejects.toMatchObject({code: 'NotFound'})
})
