import {chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import type {HealthCheck} from '../../contract/health.ts'
import type {Job} from '../../contract/job.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore | undefined
afterEach(async () => {
  await core?.close()
  core = undefined
})

interface Answer {
  readonly state: string
  readonly checks: readonly HealthCheck[]
}

async function check<A extends HealthCheck['about']>(about: A, input = {}): Promise<HealthCheck & {readonly about: A}> {
  const {checks} = await core!.call<Answer>('health.check', input)
  return checks.find((one): one is HealthCheck & {readonly about: A} => one.about === about)!
}

test('a new library is well, and each check says so in a sentence', async () => {
  core = await openTestCore()
  const {state, checks} = await core.call<Answer>('health.check')
  expect(checks.map(({about}) => about)).toEqual(['folders', 'watches', 'library', 'decoders', 'space', 'backups'])
  for (const {sentence} of checks) expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
  const space = checks.find((one) => one.about === 'space')!
  expect(state).toBe(checks.every((one) => one.state === 'good') ? 'good' : 'attention')
  expect(space.freeBytes).toBeGreaterThan(0)
  expect(space.totalBytes).toBeGreaterThanOrEqual(space.freeBytes)
  expect(checks.find((one) => one.about === 'decoders')).toMatchObject({pictures: ['jpeg', 'png', 'webp', 'gif', 'svg'], state: 'good'})
})

test('what could not be read is named, until it can be', async () => {
  core = await openTestCore()
  const shut = join(core.files, 'shut')
  mkdirSync(shut)
  writeFileSync(join(core.files, 'open.txt'), 'a')
  // Root reads everything.
  const isRoot = process.getuid?.() === 0
  chmodSync(shut, 0o000)
  const {location, job} = await core.call<{location: {id: string}; job: Job}>('location.add', {path: core.files, name: 'Pictures'})
  await core.settled(job)
  const folders = await check('folders')
  chmodSync(shut, 0o755)
  if (isRoot) return expect(folders).toMatchObject({state: 'good', locations: 1, unread: []})
  expect(folders).toMatchObject({state: 'attention', unread: [{location: 'Pictures', count: 1, paths: [shut]}]})
  await core.settled((await core.call<{job: Job}>('location.rescan', {location: location.id})).job)
  expect(await check('folders')).toMatchObject({state: 'good', unread: []})
})

test('the index is looked at when the whole is asked for, and is made anew where it was removed', async () => {
  core = await openTestCore()
  writeFileSync(join(core.files, 'a.txt'), 'a')
  await core.settled((await core.call<{job: Job}>('location.add', {path: core.files})).job)
  expect(await check('library')).toEqual({about: 'library', state: 'good', library: 'ok', sentence: 'The library is whole.'})
  core = await core.reopen((folder) => {
    for (const name of readdirSync(folder)) if (name.startsWith('index.db')) rmSync(join(folder, name))
  })
  expect(await check('library', {whole: true})).toMatchObject({state: 'good', library: 'ok', index: 'ok'})
  await expect.poll(async () => (await core!.call<{total: number}>('search.query', {query: 'a.txt'})).total).toBe(1)
})

test('a backup that was made at the start is told of', async () => {
  core = await openTestCore()
  expect(await check('backups')).toMatchObject({state: 'good', count: 0})
  const begun = Date.now()
  core = await core.reopen((folder) => {
    mkdirSync(join(folder, 'backups'), {recursive: true})
    writeFileSync(join(folder, 'backups', 'library-2020-01-01T00-00-00-000Z.db'), '')
  })
  const {state, count, newest, path} = await check('backups')
  expect([state, count, readdirSync(path).length]).toEqual(['good', 2, 2])
  expect(Date.parse(newest ?? '')).toBeGreaterThanOrEqual(begun)
})
