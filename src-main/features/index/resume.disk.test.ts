import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import {type RealDaemon, realDaemon} from '../../testing/real-daemon.ts'

const FOLDERS = 1200
const FILES_A_FOLDER = 2
const files = FOLDERS * FILES_A_FOLDER
const entries = files + FOLDERS
const BATCH = 6
/** Each of the two walkers may have one under way. */
const lastBatch = 2 * BATCH

let made: string
let place: string
let tree: string
let data: string
let daemon: RealDaemon

beforeAll(() => {
  made = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-resume-tree-')))
  tree = join(made, 'tree')
  for (let at = 0; at < FOLDERS; at++) {
    mkdirSync(join(tree, `folder ${at}`), {recursive: true})
    for (let file = 0; file < FILES_A_FOLDER; file++) writeFileSync(join(tree, `folder ${at}`, `file ${file}`), `${at} ${file}`)
  }
})
afterAll(() => rmSync(made, {recursive: true}))

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-resume-')))
  data = join(place, 'data')
  mkdirSync(data)
  daemon = start()
})
afterEach(async () => {
  await daemon.stop()
  rmSync(place, {recursive: true})
})

const start = (): RealDaemon => realDaemon(data, ['--entries-a-chunk', String(BATCH), '--no-watch'])
const jobOf = async (id: string): Promise<Job> => (await daemon.ask<{job: Job}>('job.info', {job: id})).job
const figure = ({metrics}: Job, name: string): number => metrics[name] as number

/** Adds the tree and answers its job once a figure has grown above 0. */
async function begun(name: 'statted' | 'hashed'): Promise<string> {
  const connection = await daemon.connection()
  const seen = new Promise<void>((resolve) => {
    connection.on((event) => void (event.type === 'job.changed' && figure(event.job, name) > 0 && resolve()), ['job.changed'])
  })
  const {job} = await daemon.ask<{job: Job}>('location.add', {path: tree, mode: 'content'})
  await seen
  return job.id
}

async function ended(id: string): Promise<Job> {
  for (;;) {
    const job = await jobOf(id)
    if (!['running', 'queued'].includes(job.status)) return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function expectWhole(id: string): Promise<void> {
  const job = await ended(id)
  expect(job).toMatchObject({status: 'completed', errorCount: 0})
  expect(figure(job, 'statted')).toBeGreaterThanOrEqual(entries)
  expect(figure(job, 'statted')).toBeLessThanOrEqual(entries + lastBatch)
  expect(figure(job, 'hashed')).toBeGreaterThanOrEqual(files)
  expect(figure(job, 'hashed')).toBeLessThanOrEqual(files + lastBatch)
  expect(await daemon.ask('index.verify', {})).toMatchObject({checked: entries, missing: 0, stale: 0, differing: 0})
  const {items} = await daemon.ask<{items: IndexLine[]}>('index.list', {path: tree})
  expect(items.filter(({kind, contentId}) => kind === 'file' && contentId !== undefined)).toHaveLength(files)
}

for (const phase of ['statted', 'hashed'] as const) {
  test(`paused once it has ${phase}, it goes on where it was, also after a restart`, async () => {
    const id = await begun(phase)
    const paused = (await daemon.ask<{job: Job}>('job.pause', {job: id})).job
    expect(paused.status).toBe('paused')
    expect(figure(paused, phase)).toBeLessThan(phase === 'statted' ? entries : files)
    await daemon.stop()
    daemon = start()
    expect(await daemon.ask('core.status', {})).toMatchObject({jobs: {running: 0, queued: 0}})
    expect(await jobOf(id)).toMatchObject({status: 'paused', metrics: {[phase]: figure(paused, phase)}})
    await daemon.ask('job.resume', {job: id})
    await expectWhole(id)
    expect(figure(await jobOf(id), 'resumed')).toBe(1)
  })

  test(`stopped once it has ${phase}, it goes on by itself at the next start`, async () => {
    const id = await begun(phase)
    await daemon.stop()
    daemon = start()
    const {jobs} = await daemon.ask<{jobs: {running: number; queued: number}}>('core.status', {})
    expect(jobs.running + jobs.queued).toBe(1)
    await expectWhole(id)
    expect(figure(await jobOf(id), 'resumed')).toBe(1)
  })
}

test('killed, it goes on where the last checkpoint stands', async () => {
  const id = await begun('statted')
  await daemon.kill()
  daemon = start()
  const {jobs} = await daemon.ask<{jobs: {running: number; queued: number}}>('core.status', {})
  expect(jobs.running + jobs.queued).toBe(1)
  await expectWhole(id)
})

test('paused and resumed many times, no entry is seen twice', async () => {
  const id = await begun('statted')
  for (let at = 0; at < 5; at++) {
    const {job} = await daemon.ask<{job: Job}>('job.pause', {job: id})
    expect(job.status).toBe('paused')
    await daemon.ask('job.resume', {job: id})
  }
  await expectWhole(id)
})

test('cancelled, it ends for good; retried, it begins anew', async () => {
  const id = await begun('statted')
  const {job} = await daemon.ask<{job: Job}>('job.cancel', {job: id})
  expect(job.status).toBe('cancelled')
  await expect(daemon.ask('job.resume', {job: id})).rejects.toThrow('Conflict')
  await expect(daemon.ask('job.pause', {job: id})).rejects.toThrow('Conflict')
  await daemon.stop()
  daemon = start()
  expect(await jobOf(id)).toMatchObject({status: 'cancelled'})
  await daemon.ask('job.retry', {job: id})
  const again = await ended(id)
  expect(again).toMatchObject({status: 'completed', metrics: {resumed: 0, hashed: files}})
  expect(await daemon.ask('index.verify', {})).toMatchObject({checked: entries, missing: 0, stale: 0, differing: 0})
})
