import {lstatSync, mkdirSync, truncateSync, utimesSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Job} from '../contract/job.ts'
import {databaseKinds, openDatabase} from '../store/open-database.ts'
import {factsAt} from '../testing/facts-at.ts'
import {openTestCore, type TestCore} from '../testing/open-test-core.ts'

/** Nothing lies in them, and to read one takes an hour. */
const ENDLESS_BYTES = 2 ** 43
/** Whoever pauses or cancels is heard. */
const SOON_MS = 1000

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)

beforeAll(async () => {
  core = await openTestCore()
  for (const folder of ['twins', 'validated', 'elsewhere']) mkdirSync(at(folder))
  writeFileSync(at('elsewhere', 'small'), 'a few bytes')
  // More of them than threads that read.
  for (const name of ['one', 'two', 'three', 'four']) {
    writeFileSync(at('twins', name), '')
    truncateSync(at('twins', name), ENDLESS_BYTES)
  }
  writeFileSync(at('validated', 'grows'), 'a few bytes')
  for (const folder of ['twins', 'validated']) {
    const {job} = await core.call<{job: Job}>('location.add', {path: at(folder), mode: 'content'})
    await core.settled(job)
  }
  core = await core.reopen((folder) => growUnseen(at('validated', 'grows'), folder))
})
afterAll(() => core.close())

/** Makes a file endless without the index knowing that anything was done to it. */
function growUnseen(path: string, libraryFolder: string): void {
  const {atime, mtime} = lstatSync(path)
  truncateSync(path, ENDLESS_BYTES)
  utimesSync(path, atime, mtime)
  const {mtimeNs, ctimeNs} = factsAt(path)
  const index = openDatabase(join(libraryFolder, databaseKinds.index.file), databaseKinds.index, {})
  index.prepare('UPDATE entry SET size = ?, mtime = ?, ctime = ? WHERE name = ?').run(ENDLESS_BYTES, mtimeNs, ctimeNs, basename(path))
  index.close()
}

interface Reading {
  readonly title: string
  readonly begin: () => Promise<{job: Job}>
}
const readers: readonly Reading[] = [
  {title: 'the search for duplicates', begin: () => core.call('duplicate.find', {path: at('twins')})},
  {title: 'a validation', begin: () => core.call('file.validate', {targets: [at('validated')]})},
  {title: 'an index run', begin: () => core.call('index.path', {path: at('twins'), mode: 'deep'})},
]

/** It has had time to be in the midst of what it reads. */
async function reading({id}: Job): Promise<void> {
  await expect.poll(async () => (await core.call<{job: Job}>('job.info', {job: id})).job.status, {timeout: 10_000}).toBe('running')
  await new Promise((resolve) => setTimeout(resolve, 500))
}

async function within(ms: number, what: () => Promise<unknown>): Promise<unknown> {
  const late = new Promise((resolve) => setTimeout(resolve, ms, `not within ${ms} ms`).unref())
  return Promise.race([what(), late])
}

/** Has one of them in the midst of its files. */
async function whileReading(begin: Reading['begin'], work: (job: Job) => Promise<unknown>): Promise<void> {
  const {job} = await begin()
  try {
    await reading(job)
    await work(job)
  } finally {
    if ((await core.call<{job: Job}>('job.info', {job: job.id})).job.status !== 'cancelled') await core.call('job.cancel', {job: job.id})
  }
}

test.each(readers)('$title puts a file down in its midst when it is paused, goes on, and ends when it is cancelled', ({begin}) =>
  whileReading(begin, async (job) => {
    const {id} = job
    expect(await within(SOON_MS, () => core.call('job.pause', {job: id}))).toMatchObject({job: {status: 'paused', errorCount: 0}})
    await core.call('job.resume', {job: id})
    await reading(job)
    expect(await within(SOON_MS, () => core.call('job.cancel', {job: id}))).toMatchObject({job: {status: 'cancelled', errorCount: 0}})
  }),
)

test.each(readers)('whoever looks at a folder, or plans, does not wait for $title', ({begin}) =>
  whileReading(begin, async () => {
    expect(await within(SOON_MS, () => core.call('file.list', {path: at('elsewhere')}))).toMatchObject({items: [{name: 'small'}]})
    const plan = (): Promise<unknown> => core.call('file.rename', {target: at('elsewhere', 'small'), name: 'other', dryRun: true})
    expect(await within(SOON_MS, plan)).toMatchObject({plan: {items: 1}})
  }),
)

test('a core that reads a file without end is closed soon', () =>
  whileReading(readers[0]!.begin, async () => {
    const began = performance.now()
    core = await core.reopen()
    expect(performance.now() - began).toBeLessThan(5 * SOON_MS)
  }))
