import {mkdirSync, unlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import type {Job} from './contract/job.ts'
import type {Library} from './contract/library.ts'
import {openTestCore, type TestCore} from './testing/open-test-core.ts'

let core: TestCore
afterEach(() => core.close())

const mortal = join(import.meta.dirname, 'testing/mortal-worker.fixture.ts')

test.each(['reader', 'writer', 'disk'])(
  'a core whose %s thread ends says so, asks to be started again, and its jobs go on',
  async (role) => {
    const death = join(tmpdir(), `onefold-test-${process.pid}`)
    process.env['ONEFOLD_TEST_DEATH'] = death
    core = await openTestCore({workerFile: mortal, entriesAChunk: 1})
    for (let at = 0; at < 400; at++) mkdirSync(join(core.files, `folder ${at}`))
    const stopping = new Promise<void>((resolve) => core.core.on((event) => void (event.type === 'core.stopping' && resolve())))
    const {job} = await core.call<{job: Job}>('location.add', {path: core.files})
    writeFileSync(`${death} ${role}`, '')
    await stopping
    unlinkSync(`${death} ${role}`)
    expect(core.events.find((event) => event.type === 'core.stopping')).toMatchObject({
      failed: true,
      reason: expect.stringContaining(`the ${role} thread ended`),
    })
    core = await core.reopen()
    expect((await core.settled(job)).status).toBe('completed')
    expect(await core.call('index.verify')).toMatchObject({checked: 400, missing: 0, stale: 0, differing: 0})
    const {lines} = await core.call<{lines: {message: string}[]}>('log.show', {level: 'error'})
    expect(lines.some(({message}) => message.includes(`the ${role} thread ended`))).toBe(true)
  },
)

test('a library that a call names is opened, windows hear of it, and what another library keeps stays there', async () => {
  core = await openTestCore()
  writeFileSync(join(core.files, 'a'), '')
  const {job} = await core.call<{job: Job}>('location.add', {path: core.files})
  await core.settled(job)
  const first = core.core.facts.library()
  const {view} = await core.call<{view: string}>('view.open', {folder: core.files})
  await core.call('library.create', {name: 'Second'})
  expect(await core.call('location.list', {}, {library: 'Second'})).toMatchObject({total: 0})
  expect(core.events.filter(({type}) => type === 'library.changed')).toHaveLength(1)
  await expect(core.call('view.slice', {view, offset: 0, count: 1})).rejects.toMatchObject({code: 'NotFound'})
  expect(await core.call('location.list', {}, {library: first.id})).toMatchObject({total: 1})
  await expect(core.call('location.list', {}, {library: 'Third'})).rejects.toMatchObject({code: 'NotFound'})
})

test('calls for two libraries at once each reach their own or are refused', async () => {
  core = await openTestCore()
  const {library} = await core.call<{library: Library}>('library.create', {name: 'Second'})
  const mine = core.core.facts.library().id
  mkdirSync(join(core.files, 'one'))
  mkdirSync(join(core.files, 'two'))
  const asked = await Promise.allSettled([
    core.call('location.add', {path: join(core.files, 'one')}, {library: mine}),
    core.call('location.add', {path: join(core.files, 'two')}, {library: library.id}),
  ])
  const codes = asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as {code: string}).code] : []))
  expect(['LibraryInUse', 'Interrupted', undefined]).toContain(codes[0])
  const paths = async (id: string) =>
    (await core.call<{locations: {path: string}[]}>('location.list', {}, {library: id})).locations.map(({path}) => path)
  expect((await paths(mine)).filter((path) => path.endsWith('two'))).toEqual([])
  expect((await paths(library.id)).filter((path) => path.endsWith('one'))).toEqual([])
})
