import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'
import type {FileAct} from '../../contract/audit.ts'
import type {Job} from '../../contract/job.ts'
import type {Plan} from '../../contract/plan.ts'
import {canFreeze} from '../../testing/can-freeze.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const file = (name: string, text: string): void => {
  mkdirSync(at(name, '..'), {recursive: true})
  writeFileSync(at(name), text)
}
const textOf = (name: string): string => readFileSync(at(name), 'utf8')

async function act(name: string, input: object = {}): Promise<Job> {
  const {job} = await core.call<{job: Job}>(name, {yes: true, ...input})
  return core.settled(job)
}
const planOf = async (name: string, input: object): Promise<Plan> => (await core.call<{plan: Plan}>(name, {...input, dryRun: true})).plan
const historyOf = async (path: string): Promise<readonly FileAct[]> =>
  (await core.call<{acts: FileAct[]}>('file.history', {path: at(path)})).acts

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(() => {
  for (const name of readdirSync(core.files)) rmSync(at(name), {recursive: true})
  file('from/a.txt', 'new')
  file('from/sub/b.txt', 'second')
  file('to/a.txt', 'old')
})

test('undo and redo go on and on, also after restarts: each time from how things stand then', async () => {
  await act('file.copy', {sources: [at('from/a.txt'), at('from/sub')], to: at('to'), overwrite: true})
  const after = (): unknown => [textOf('to/a.txt'), existsSync(at('to/sub/b.txt'))]
  for (let times = 0; times < 4; times++) {
    expect(after()).toEqual(['new', true])
    expect((await act('undo.last')).status).toBe('completed')
    expect(after()).toEqual(['old', false])
    if (times % 2 === 1) core = await core.reopen()
    expect((await act('redo.last')).status).toBe('completed')
  }
  expect(after()).toEqual(['new', true])
  await expect(core.call('redo.last', {yes: true})).rejects.toMatchObject({code: 'NotFound'})
})

test('moves go back and forth as often, and a redo that is named is taken back as its act is', async () => {
  await act('file.move', {sources: [at('from/a.txt')], to: at('to'), overwrite: true})
  await act('undo.last')
  const redo = await act('redo.last')
  expect(textOf('to/a.txt')).toBe('new')
  await act('undo.last', {act: redo.id})
  expect([textOf('to/a.txt'), textOf('from/a.txt')]).toEqual(['old', 'new'])
  await act('redo.last')
  expect([textOf('to/a.txt'), existsSync(at('from/a.txt'))]).toEqual(['new', false])
})

test('what the world made of it meanwhile is refused with the reason', async () => {
  await act('file.move', {sources: [at('from/sub')], to: at('to')})
  file('from/sub', 'in its place')
  await expect(core.call('undo.last', {yes: true})).rejects.toMatchObject({
    code: 'Conflict',
    message: `Something else stands at ${at('from/sub')} now.`,
  })
  rmSync(at('from/sub'))
  await act('undo.last')
  rmSync(at('from/sub'), {recursive: true})
  await expect(core.call('redo.last', {yes: true})).rejects.toMatchObject({code: 'Conflict', message: `${at('from/sub')} is gone.`})
})

test('the plan tells how many copies stay, and a yes to a plan is none to one that takes away a last copy', async () => {
  file('keep/a.txt', 'new')
  await core.settled((await core.call<{job: Job}>('location.add', {path: core.files, mode: 'content'})).job)
  const asked = {targets: [at('from')]}
  const plan = await planOf('file.delete', asked)
  expect(plan.lastCopies.map(({path}) => path)).toEqual([at('from/sub/b.txt')])
  expect(plan.copiesLeft?.map(({path, copies}) => [path, copies])).toEqual([[at('from/a.txt'), 1]])
  await act('file.delete', {targets: [at('keep')]})
  await expect(core.call('file.delete', {...asked, commit: plan.hash})).rejects.toMatchObject({code: 'PlanMoved'})
  expect(textOf('from/a.txt')).toBe('new')
  const again = await planOf('file.delete', asked)
  expect(again.lastCopyCount).toBe(2)
  await core.settled((await core.call<{job: Job}>('file.delete', {...asked, commit: again.hash})).job)
  expect(existsSync(at('from'))).toBe(false)
  const {locations} = await core.call<{locations: {id: string}[]}>('location.list')
  for (const {id} of locations) await core.call('location.remove', {location: id})
})

test.skipIf(!canFreeze)('a retry does what was left undone, and only that, as an act of its own', async () => {
  mkdirSync(at('to/from/sub'), {recursive: true})
  execFileSync('chattr', ['+i', at('to/from/sub')])
  try {
    const job = await act('file.copy', {sources: [at('from')], to: at('to')})
    expect([job.status, textOf('to/from/a.txt'), existsSync(at('to/from/sub/b.txt'))]).toEqual(['partial', 'new', false])
    execFileSync('chattr', ['-i', at('to/from/sub')])
    file('to/from/a.txt', 'changed since')
    const again = await core.settled((await core.call<{job: Job}>('job.retry', {job: job.id})).job)
    expect([again.id === job.id, again.status, textOf('to/from/sub/b.txt')]).toEqual([false, 'completed', 'second'])
    expect(textOf('to/from/a.txt')).toBe('changed since')
    await expect(core.call('job.retry', {job: job.id})).rejects.toMatchObject({code: 'Conflict'})
    await act('undo.last')
    expect([existsSync(at('to/from/sub/b.txt')), textOf('to/from/a.txt')]).toEqual([false, 'changed since'])
  } finally {
    execFileSync('chattr', ['-i', at('to/from/sub')])
  }
})

test('a job of which nothing is left is not done again', async () => {
  const job = await act('file.copy', {sources: [at('from/sub')], to: at('to')})
  await expect(core.call('job.retry', {job: job.id})).rejects.toMatchObject({code: 'Conflict'})
})

test('the history of a file follows it through its names and folders', async () => {
  await act('file.copy', {sources: [at('from/a.txt')], to: at('from/sub')})
  await act('file.rename', {target: at('from/sub/a.txt'), name: 'c.txt'})
  await act('file.move', {sources: [at('from/sub')], to: at('to')})
  await act('file.rename', {target: at('from/a.txt'), name: 'another.txt'})
  const acts = await historyOf('to/sub/c.txt')
  expect(acts.map(({action, from, to, undo}) => [action, from, to, undo])).toEqual([
    ['file.move', at('from/sub/c.txt'), at('to/sub/c.txt'), 'possible'],
    ['file.rename', at('from/sub/a.txt'), at('from/sub/c.txt'), 'possible'],
    ['file.copy', at('from/a.txt'), at('from/sub/a.txt'), 'possible'],
  ])
  expect(acts.every(({actor, at: when}) => actor === 'cli test' && Date.parse(when) > 0)).toBe(true)
  await act('undo.last')
  expect((await historyOf('from/another.txt')).slice(0, 2).map(({action, undo}) => [action, undo])).toEqual([
    ['undo', 'possible'],
    ['file.rename', 'undone'],
  ])
  expect((await historyOf('from/a.txt'))[0]).toMatchObject({action: 'undo', from: at('from/another.txt'), to: at('from/a.txt')})
})

/** The version store's folder of an act: on the volume of the files, as far up as may be. */
function storeOf(id: string): string {
  const ups = Array.from(core.files.matchAll(/\//g), ({index}) => core.files.slice(0, index) || '/')
  return ups.map((top) => join(top, '.onefold-versions', id)).find((path) => existsSync(path)) ?? `no version store of ${id}`
}

test('earlier versions go when no act can bring them back, and not before', async () => {
  const {id} = await act('file.copy', {sources: [at('from/a.txt')], to: at('to'), overwrite: true})
  const store = storeOf(id)
  expect(readdirSync(store).map((name) => readFileSync(join(store, name), 'utf8'))).toEqual(['old'])
  // An undo and a redo both need it, and so does the undo after them.
  await act('undo.last')
  await act('redo.last')
  core = await core.reopen()
  await act('file.mkdir', {paths: [at('one')]})
  expect(readdirSync(store).map((name) => readFileSync(join(store, name), 'utf8'))).toEqual(['old'])
  core = await core.reopen((folder) => {
    const library = new Database(join(folder, 'library.db'))
    library.exec("UPDATE act SET parts_kept = 0, undo = 'none'; DELETE FROM act_part")
    library.close()
  })
  await expect.poll(() => existsSync(store), {timeout: 5000}).toBe(false)
  expect(textOf('to/a.txt')).toBe('new')
})

test('names that acts keep for a while are in no list and no index', async () => {
  const act32 = '0123456789abcdef0123456789abcdef'
  const ours = [`.onefold-${act32}-0-12.part`, `.onefold-${act32}-3-4.going`, '.onefold-swap-1', '.onefold-versions/x']
  for (const name of ours) file(`from/${name}`, 'ours')
  file('from/.onefold-mine', 'a file of a person')
  const names = async (): Promise<readonly string[]> =>
    (await core.call<{items: {name: string}[]}>('file.list', {path: at('from')})).items.map(({name}) => name).toSorted()
  expect(await names()).toEqual(['.onefold-mine', 'a.txt', 'sub'])
  const {job} = await core.call<{job: Job}>('location.add', {path: at('from')})
  await core.settled(job)
  expect(await names()).toEqual(['.onefold-mine', 'a.txt', 'sub'])
  expect((await core.call<{total: number}>('search.query', {query: 'onefold-', literal: true})).total).toBe(1)
  expect(await core.call('index.why', {path: at('from', ours[0]!)})).toMatchObject({indexed: false, source: 'built-in'})
  expect(await core.call('index.verify')).toMatchObject({missing: 0, stale: 0, differing: 0})
})

test('how long an act takes is told once one like it was measured', async () => {
  for (let no = 0; no < 80; no++) file(`many/${no}`, String(no))
  const asked = {sources: [at('many')], to: at('to')}
  expect((await planOf('file.copy', asked)).estimateMs).toBeUndefined()
  const began = performance.now()
  await act('file.copy', asked)
  const took = performance.now() - began
  const {estimateMs} = await planOf('file.copy', {sources: [at('many')], to: at('from')})
  expect(estimateMs).toBeGreaterThan(0)
  expect(estimateMs).toBeLessThan(took * 1.2)
})
