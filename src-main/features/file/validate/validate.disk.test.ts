import {chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'
import type {Findings} from '../../../contract/finding.ts'
import type {Job} from '../../../contract/job.ts'
import type {ActResult} from '../../../contract/outcome.ts'
import {openTestCore, type TestCore} from '../../../testing/open-test-core.ts'
import {rotUnseen} from '../../../testing/rot-unseen.ts'

let core: TestCore
let round = 10
const at = (name: string): string => join(core.files, `${round}`, name)
const textOf = (name: string): string => readFileSync(at(name), 'utf8')
/** Of each test its own, so that none has a copy in the folder of another. */
const whole = (): string => `${round} bytes that shall last`
const rotten = (): string => `${round} bytes that shall lasu`

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  round++
  mkdirSync(at(''))
  for (const name of ['sound', 'rots', 'copy of rots', 'written', 'taken']) writeFileSync(at(name), whole())
  writeFileSync(at('large'), new Uint8Array(200_000).fill(5))
  const {job} = await core.call<{job: Job}>('location.add', {path: at(''), mode: 'content'})
  await core.settled(job)
})

async function rot(name: string): Promise<void> {
  core = await core.reopen((folder) => rotUnseen(at(name), folder))
}

async function validated(...targets: string[]): Promise<Findings> {
  const {job} = await core.call<{job: Job}>('file.validate', {targets})
  const ended = await core.settled(job)
  expect(ended.status).toBe('completed')
  return core.call<Findings>('file.findings', {job: ended.id})
}
const names = (found: readonly {readonly path: string}[]): readonly string[] => found.map(({path}) => basename(path))

test('what rotted is told from what was written to, taken away or never hashed', async () => {
  await rot('rots')
  writeFileSync(at('written'), 'newer')
  rmSync(at('taken'))
  const found = await validated(at(''))
  expect(found).toMatchObject({
    checked: 5,
    ok: 2,
    unhashed: 1,
    total: 3,
    counts: {damaged: 1, unreadable: 0, missing: 1, changed: 1},
  })
  expect([names(found.damaged), names(found.missing), names(found.changed)]).toEqual([['rots'], ['taken'], ['written']])
  const [{contentId, foundId} = {}] = found.damaged
  expect([contentId?.slice(0, 2), foundId === contentId]).toEqual(['f:', false])
  const page = await core.call<Findings>('file.findings', {job: found.job.id, limit: 1})
  const rest = await core.call<Findings>('file.findings', {job: found.job.id, cursor: page.cursor})
  expect([names(page.damaged), page.missing, names(rest.missing), names(rest.changed)]).toEqual([['rots'], [], ['taken'], ['written']])
  expect((await validated(at('sound'))).checked).toBe(1)
})

test.runIf(process.getuid?.() !== 0)('what cannot be read is told as that', async () => {
  chmodSync(at('sound'), 0)
  expect((await validated(at('sound'))).counts).toMatchObject({damaged: 0, unreadable: 1})
})

test('a rotten file is repaired from a copy that was proven, keeps its attributes, and can be as it was', async () => {
  await rot('rots')
  chmodSync(at('copy of rots'), 0o600)
  const {job: scan} = await core.call<{job: Job}>('index.path', {path: at(''), mode: 'content'})
  await core.settled(scan)
  const before = lstatSync(at('rots'))
  const {job} = await core.call<{job: Job}>('file.repair', {targets: [at('rots')], yes: true})
  const {status} = await core.settled(job)
  const {results} = await core.call<{results: ActResult[]}>('act.results', {act: job.id})
  expect([status, results]).toEqual(['completed', [{path: at('rots'), outcome: 'replaced', verified: true}]])
  const {mode, mtimeMs} = lstatSync(at('rots'))
  expect([textOf('rots'), mode, mtimeMs]).toEqual([whole(), before.mode, before.mtimeMs])
  const undone = await core.call<{job: Job}>('undo.last', {})
  await core.settled(undone.job)
  expect(textOf('rots')).toBe(rotten())
})

test('without a good copy a repair is refused with the reason', async () => {
  await rot('rots')
  const repair = (name: string): Promise<unknown> => core.call('file.repair', {targets: [at(name)], yes: true})
  for (const name of ['copy of rots', 'sound', 'written', 'taken']) writeFileSync(at(name), `${name} is something else`)
  // Each copy that the index knows is another file by now.
  await expect(repair('rots')).rejects.toMatchObject({code: 'Damaged'})
  await expect(repair('sound')).rejects.toMatchObject({code: 'Conflict'})
  await expect(repair('large')).rejects.toMatchObject({code: 'NotFound'})
  expect(textOf('rots')).toBe(rotten())
})

test('a validation that is put down goes on where it was, and counts nothing twice', async () => {
  const many = at('many')
  mkdirSync(many)
  for (let number = 0; number < 3000; number++) writeFileSync(join(many, `${number}`), `${number}`)
  const {job: scan} = await core.call<{job: Job}>('index.path', {path: at(''), mode: 'content'})
  await core.settled(scan)
  const {job} = await core.call<{job: Job}>('file.validate', {targets: [many]})
  core = await core.reopen()
  expect((await core.settled(job)).status).toBe('completed')
  expect(await core.call('file.findings', {job: job.id})).toMatchObject({checked: 3000, ok: 3000, unhashed: 0, total: 0})
})

test('nothing is replaced where nothing is wrong', async () => {
  const {job} = await core.call<{job: Job}>('file.repair', {targets: [at('sound')], yes: true})
  await core.settled(job)
  const {results} = await core.call<{results: ActResult[]}>('act.results', {act: job.id})
  expect(results.map(({outcome}) => outcome)).toEqual(['skipped'])
})

test.each([
  [['/nowhere'], 'PathNotFound'],
  [['/proc/self/status'], 'NotFound'],
])('%j cannot be validated', async (targets, code) => {
  await expect(core.call('file.validate', {targets})).rejects.toMatchObject({code})
})
