import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import {canFreeze} from '../../testing/can-freeze.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const all = (names: readonly string[]): string[] => names.map((name) => at(name))

interface Line {
  readonly path: string
  readonly id: string
  readonly kind: string
  readonly sizeBytes: number
  readonly inode: string
  readonly mtimeNs: string
  readonly contentId?: string
}

const lines = async (): Promise<readonly Line[]> =>
  (await Promise.all(['one', 'two'].map((name) => core.call<{items: Line[]}>('index.list', {path: at(name)})))).flatMap(({items}) => items)

const idOf = async (name: string): Promise<string | undefined> => (await lines()).find(({path}) => path === at(name))?.id
const contentOf = async (name: string): Promise<string | undefined> => (await lines()).find(({path}) => path === at(name))?.contentId

/** Asks for an act with a yes and waits for its end; what the index is then is what it tells by itself. */
async function act(name: string, input: object = {}): Promise<Job> {
  const {job} = await core.call<{job: Job}>(name, {yes: true, ...input})
  return core.settled(job)
}

const printed = {f: 'file', d: 'dir', l: 'link'} as Record<string, string>
function found(): readonly string[] {
  const text = execFileSync('find', [at('one'), at('two'), '-mindepth', '1', '-printf', '%p\\t%y\\t%s\\t%T@\\t%i\\n'], {
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
  })
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.includes('.onefold-versions'))
    .map((line) => line.split('\t') as [string, string, string, string, string])
    .map(([path, kind, size, time, inode]) => [path, printed[kind], size, time.replace('.', '').slice(0, 19), inode].join('\t'))
    .toSorted()
}

/** The index is as the disk is, and a run of both locations has nothing to change. */
async function expectFollowed(): Promise<void> {
  const jobs = await core.call<{jobs: Job[]}>('job.list')
  const runs = jobs.jobs.filter(({kind}) => kind === 'index').length
  const listed = await lines()
  expect(listed.map(({path, kind, sizeBytes, mtimeNs, inode}) => [path, kind, sizeBytes, mtimeNs, inode].join('\t')).toSorted()).toEqual(
    found(),
  )
  const {missing, stale, differing} = await core.call<{missing: number; stale: number; differing: number}>('index.verify')
  expect({missing, stale, differing}).toEqual({missing: 0, stale: 0, differing: 0})
  for (const name of ['one', 'two']) {
    const before = await core.call<{locations: {name: string; files: number; folders: number; bytes: number}[]}>('location.list')
    const {job} = await core.call<{job: Job}>('location.rescan', {location: at(name)})
    const {metrics} = await core.settled(job)
    expect(metrics).toMatchObject({added: 0, changed: 0, moved: 0, removed: 0})
    expect(await core.call('location.list')).toEqual(before)
  }
  // No run did it.
  expect(runs).toBe(runsBefore)
  runsBefore += 2
}
let runsBefore = 0

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  for (const {id} of (await core.call<{locations: {id: string}[]}>('location.list')).locations)
    await core.call('location.remove', {location: id})
  for (const name of readdirSync(core.files)) rmSync(at(name), {recursive: true})
  mkdirSync(at('one/sub/deep'), {recursive: true})
  mkdirSync(at('two'))
  for (const name of ['one/a.txt', 'one/sub/b.txt', 'one/sub/deep/c.txt', 'two/d.txt']) writeFileSync(at(name), `content of ${name}`)
  linkSync(at('one/a.txt'), at('one/sub/another name of a'))
  for (const name of ['one', 'two']) {
    const {job} = await core.call<{job: Job}>('location.add', {path: at(name), mode: 'content'})
    await core.settled(job)
  }
  runsBefore = (await core.call<{jobs: Job[]}>('job.list')).jobs.filter(({kind}) => kind === 'index').length
})

test('a moved folder keeps its id and those of all in it, also in another location; undo and redo bring them back and forth', async () => {
  const [sub, c] = [await idOf('one/sub'), await idOf('one/sub/deep/c.txt')]
  const content = await contentOf('one/sub/deep/c.txt')
  await act('file.move', {sources: all(['one/sub']), to: at('two')})
  expect([await idOf('two/sub'), await idOf('two/sub/deep/c.txt'), await contentOf('two/sub/deep/c.txt')]).toEqual([sub, c, content])
  await expectFollowed()
  await act('undo.last')
  expect([await idOf('one/sub'), await idOf('one/sub/deep/c.txt')]).toEqual([sub, c])
  await expectFollowed()
  await act('redo.last')
  expect([await idOf('two/sub'), await idOf('two/sub/deep/c.txt')]).toEqual([sub, c])
  await expectFollowed()
})

test('copies have the content that was read while they were made', async () => {
  writeFileSync(at('one/large'), new Uint8Array(300_000).fill(3))
  const {job} = await core.call<{job: Job}>('location.rescan', {location: at('one')})
  await core.settled(job)
  runsBefore++
  await act('file.copy', {sources: all(['one']), to: at('two')})
  const contents = await Promise.all(['one/a.txt', 'one/sub/b.txt', 'one/sub/another name of a'].map(contentOf))
  expect(await Promise.all(['two/one/a.txt', 'two/one/sub/b.txt', 'two/one/sub/another name of a'].map(contentOf))).toEqual(contents)
  // The source was only sampled before; both are known whole now.
  const large = await contentOf('two/one/large')
  expect([large?.slice(0, 2), await contentOf('one/large')]).toEqual(['f:', large])
  await expectFollowed()
  await act('file.duplicate', {targets: all(['one/sub'])})
  await expectFollowed()
  await act('undo.last')
  await expectFollowed()
})

test('renames, also of many and in a ring, keep ids', async () => {
  const [a, b, deep] = [await idOf('one/a.txt'), await idOf('one/sub/b.txt'), await idOf('one/sub/deep')]
  await act('file.rename', {target: at('one/a.txt'), name: 'first.txt'})
  await act('file.rename', {target: at('one/sub'), name: 'below'})
  expect([await idOf('one/first.txt'), await idOf('one/below/b.txt'), await idOf('one/below/deep')]).toEqual([a, b, deep])
  await expectFollowed()
  writeFileSync(at('two/1'), 'first')
  writeFileSync(at('two/2'), 'second')
  await core.settled((await core.call<{job: Job}>('location.rescan', {location: at('two')})).job)
  runsBefore++
  const [one, two] = [await idOf('two/1'), await idOf('two/2')]
  await act('file.batch', {targets: all(['two/2', 'two/1']), template: '{n}', start: 1})
  expect([await idOf('two/1'), await idOf('two/2')]).toEqual([two, one])
  await expectFollowed()
})

test('new folders, also around what is there, are in the index at once', async () => {
  const [a, sub] = [await idOf('one/a.txt'), await idOf('one/sub')]
  await act('file.mkdir', {paths: all(['two/new/deeper/still'])})
  expect(await idOf('two/new/deeper/still')).toBeDefined()
  await expectFollowed()
  await act('file.gather', {targets: all(['one/a.txt', 'one/sub']), folder: at('one/gathered')})
  expect([await idOf('one/gathered/a.txt'), await idOf('one/gathered/sub')]).toEqual([a, sub])
  await expectFollowed()
  await act('undo.last')
  expect([await idOf('one/a.txt'), await idOf('one/sub')]).toEqual([a, sub])
  await expectFollowed()
})

test('what went into the trash or for good is gone, and comes back with what is in it', async () => {
  await act('file.trash', {targets: all(['one/sub', 'one/a.txt'])})
  expect([await idOf('one/sub'), await idOf('one/a.txt')]).toEqual([undefined, undefined])
  await expectFollowed()
  await act('undo.last')
  // What no act has read is read by a run.
  expect([await idOf('one/sub/deep/c.txt'), await idOf('one/a.txt')]).not.toContain(undefined)
  await settleRuns()
  expect(await contentOf('one/sub/deep/c.txt')).toBeDefined()
  await expectFollowed()
  await act('file.trash', {targets: all(['one/a.txt'])})
  await act('file.restore', {targets: all(['one/a.txt'])})
  await settleRuns()
  await expectFollowed()
  await act('file.delete', {targets: all(['one/sub/another name of a', 'one/sub/deep'])})
  expect(await idOf('one/sub/deep/c.txt')).toBeUndefined()
  await expectFollowed()
  await act('file.trash', {targets: all(['two/d.txt'])})
  await act('file.empty')
  await expectFollowed()
})

/** Waits for the runs that an act has asked for. */
async function settleRuns(): Promise<void> {
  const {jobs} = await core.call<{jobs: Job[]}>('job.list')
  for (const job of jobs) await core.settled(job)
  runsBefore = jobs.filter(({kind}) => kind === 'index').length
}

test('links of both kinds are there at once, and other names of a file are as they are now', async () => {
  await act('file.link', {target: at('one/a.txt'), to: at('two/link')})
  await act('file.link', {target: at('one/sub/b.txt'), to: at('one/hard'), hard: true})
  await settleRuns()
  await expectFollowed()
})

test('what is replaced keeps the id of its place, and has the content of what came', async () => {
  writeFileSync(at('two/a.txt'), 'older')
  await core.settled((await core.call<{job: Job}>('location.rescan', {location: at('two')})).job)
  runsBefore++
  const [id, content] = [await idOf('two/a.txt'), await contentOf('one/a.txt')]
  await act('file.copy', {sources: all(['one/a.txt']), to: at('two'), overwrite: true})
  expect([await idOf('two/a.txt'), await contentOf('two/a.txt')]).toEqual([id, content])
  await expectFollowed()
  await act('undo.last')
  expect(await idOf('two/a.txt')).toBe(id)
  await settleRuns()
  await expectFollowed()
})

test('search finds it within a moment, and finds no longer what went', async () => {
  const totalOf = async (query: string): Promise<number> => (await core.call<{total: number}>('search.query', {query})).total
  await act('file.rename', {target: at('one/sub/deep/c.txt'), name: 'zebra-crossing.txt'})
  await expect.poll(() => totalOf('zebra-crossing'), {timeout: 2000}).toBe(1)
  await act('file.trash', {targets: all(['one/sub/deep'])})
  await expect.poll(() => totalOf('zebra-crossing'), {timeout: 2000}).toBe(0)
})

test('looking at a folder after an act starts no run, and shows what somebody else put there meanwhile', async () => {
  const names = async (): Promise<readonly string[]> =>
    (await core.call<{items: {name: string}[]}>('file.list', {path: at('two')})).items.map(({name}) => name)
  await act('file.copy', {sources: all(['one/a.txt']), to: at('two')})
  mkdirSync(at('two/by another/below'), {recursive: true})
  expect(await names()).toContain('a.txt')
  await expect.poll(() => idOf('two/by another/below'), {timeout: 3000}).toBeDefined()
  expect(await names()).toEqual(['a.txt', 'by another', 'd.txt'])
  await expectFollowed()
})

test('an act that was put down in its middle is followed to its end when it goes on', async () => {
  for (let no = 0; no < 6000; no++) {
    if (no % 500 === 0) mkdirSync(at('one', `many ${no}`))
    writeFileSync(at('one', `many ${no - (no % 500)}`, String(no)), String(no))
  }
  await core.settled((await core.call<{job: Job}>('location.rescan', {location: at('one')})).job)
  const {job} = await core.call<{job: Job}>('file.copy', {sources: all(['one']), to: at('two'), yes: true})
  core = await core.reopen()
  const before = await core.call<{job: Job}>('job.info', {job: job.id})
  expect(['queued', 'running', 'completed']).toContain(before.job.status)
  expect((await core.settled(job)).status).toBe('completed')
  await settleRuns()
  await expectFollowed()
})

test.skipIf(!canFreeze)('a folder in which something failed is read as a whole', async () => {
  await act('file.mkdir', {paths: all(['two/frozen'])})
  writeFileSync(at('two/frozen/came'), 'by somebody else')
  execFileSync('chattr', ['+i', at('two/frozen')])
  try {
    const job = await act('file.copy', {sources: all(['one/a.txt']), to: at('two/frozen')})
    expect([job.status, await idOf('two/frozen/came')]).toEqual(['failed', expect.any(String)])
  } finally {
    execFileSync('chattr', ['-i', at('two/frozen')])
  }
})
