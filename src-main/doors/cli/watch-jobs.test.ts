import {expect, test} from 'vitest'
import type {CoreEvent} from '../../contract/events.ts'
import type {Job, JobStatus} from '../../contract/job.ts'
import type {Session} from './session.ts'
import {watchJobs} from './watch-jobs.ts'

const job = (id: string, status: JobStatus, more: Partial<Job> = {}): Job => ({
  id: id as Job['id'],
  kind: 'index',
  title: `/${id}`,
  status,
  priority: 0,
  lane: 'a',
  progress: {phase: 'content', done: 3, total: 40, unit: 'items', rate: 12.4, remainingMs: 180_000},
  createdAt: '2026-01-01T00:00:00.000Z',
  durationMs: 4000,
  metrics: {},
  errors: [],
  errorCount: 0,
  ...more,
})

/** A command line whose core tells what `steps` say, one at each question; what is rung between them is heard. */
function watching(steps: readonly (readonly Job[])[], how: {terminal?: boolean; json?: boolean; jsonl?: boolean} = {}) {
  let step = 0
  let listen: (event: CoreEvent) => void = () => undefined
  const printed = {data: '', notes: '', progress: [] as string[]}
  const call = async (name: string, input: unknown) => {
    const jobs = steps[Math.min(step, steps.length - 1)]!
    step++
    // What comes next rings while nobody looks.
    setTimeout(() => {
      for (const one of steps[step] ?? []) listen({type: 'job.changed', job: one})
    }, 5)
    if (name === 'job.info') return {ok: true, value: {job: jobs.find(({id}) => id === (input as {job: string}).job)}}
    const count = (status: JobStatus): number => jobs.filter((one) => one.status === status).length
    const groups = {running: count('running'), waiting: count('queued')}
    return {ok: true, value: {total: groups.running, groups, jobs: jobs.filter(({status}) => status === 'running')}}
  }
  const on = (hear: typeof listen) => ((listen = hear), () => undefined)
  const out = {
    terminal: how.terminal === true,
    color: false,
    data: async (text: string) => void (printed.data += text),
    note: (line: string) => void (printed.notes += `${line}\n`),
    progress: (line: string) => void printed.progress.push(line),
  }
  const globals = {json: how.json === true, jsonl: how.jsonl === true}
  const session = {globals, place: {out}, connect: async () => ({call, on})} as unknown as Session
  return {run: (...words: string[]) => watchJobs(session, words), printed}
}

test.each([
  ['completed', 0, '/a: completed, 3 of 40\n'],
  ['partial', 5, '/a: partial, 3 of 40\n'],
  ['failed', 1, '/a: failed, 3 of 40\n'],
  ['cancelled', 130, '/a: cancelled, 3 of 40\n'],
] as const)('a job is followed until it is %s, with a line for each step, and the exit code says so', async (status, exit, last) => {
  const {run, printed} = watching([[job('a', 'queued')], [job('a', 'running')], [job('a', status)]])
  expect(await run('a')).toBe(exit)
  expect(printed.data).toBe(`/a: queued, 3 of 40\n/a: running, content, 3 of 40, 12/s, 3 min left\n${last}`)
})

test('on a terminal one line changes, and the end is told in a sentence', async () => {
  const {run, printed} = watching([[job('a', 'running')], [job('a', 'completed')]], {terminal: true})
  expect(await run('a')).toBe(0)
  expect(printed.progress[0]).toBe('/a: running, content, 3 of 40, 12/s, 3 min left')
  expect(printed.data).toBe('“/a” is done, after 4 s.\n')
})

test('as events each change is a line, and as a document the end is told whole', async () => {
  const steps = [[job('a', 'running')], [job('a', 'partial', {errorCount: 1})]]
  const lines = watching(steps, {jsonl: true})
  expect(await lines.run('a')).toBe(5)
  const told = lines.printed.data.trimEnd().split('\n')
  expect(told.map((line) => JSON.parse(line) as {type: string; job: Job}).map(({type, job: {status}}) => `${type} ${status}`)).toEqual([
    'job.changed running',
    'job.changed partial',
  ])
  const whole = watching(steps, {json: true})
  expect(await whole.run('a')).toBe(5)
  expect(JSON.parse(whole.printed.data)).toMatchObject({job: {id: 'a', status: 'partial', errorCount: 1}})
})

test('without a job all work is watched until none is left, and the gravest end is the exit code', async () => {
  const {run, printed} = watching([
    [job('a', 'running'), job('b', 'queued')],
    [job('a', 'failed'), job('b', 'running')],
    [job('a', 'failed'), job('b', 'partial')],
  ])
  expect(await run()).toBe(1)
  expect(printed.data).toContain('/a: failed')
  expect(printed.data).toContain('/b: partial')
  const idle = watching([[]])
  expect([await idle.run(), idle.printed.notes]).toEqual([0, 'No job runs or waits.\n'])
})

test('what is begun again later says when and why', async () => {
  const retries = {count: 1, at: '2026-01-01T00:00:01.000Z', error: {path: '/a', code: 'Offline', message: 'Not connected.'}}
  const {run, printed} = watching([[job('a', 'queued', {retries})], [job('a', 'completed')]])
  expect(await run('a')).toBe(0)
  expect(printed.data).toMatch(/^\/a: queued, 3 of 40, is tried again at 202\d-.*: Not connected\.\n/)
})
