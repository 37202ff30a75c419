import {existsSync, lstatSync, readdirSync, readFileSync, utimesSync, writeFileSync, mkdirSync, chmodSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {DuplicateGroup} from '../../contract/duplicate.ts'
import type {Job} from '../../contract/job.ts'
import type {Plan} from '../../contract/plan.ts'
import {testVolume} from '../../host/work/test-volumes.fixture.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'
import {runAct} from '../../testing/run-act.ts'

const btrfs = testVolume('btrfs')
const tmpfs = testVolume('tmpfs')
const away = testVolume('tmpfs')

let core: TestCore
let top: string
let round = 10
/** Of each test its own, so that none has a copy in the folder of another. */
const bytes = (): string => `${round} same bytes`
const at = (...names: string[]): string => join(top, ...names)
const textOf = (name: string): string => readFileSync(at(name), 'utf8')
const inode = (name: string): number => lstatSync(at(name)).ino

const act = (name: string, input: object) => runAct(core, name, input)
const resolve = (input: object) => act('duplicate.resolve', {paths: [top], ...input})

/** Three files with the same bytes, b the oldest, and one of the same size with others. */
async function draw(folder: string): Promise<void> {
  round++
  top = join(folder, `${round}`)
  mkdirSync(at('sub'), {recursive: true})
  for (const [name, seconds] of [
    ['a longer name', 2000],
    ['sub/b', 1000],
    ['c', 3000],
  ] as const) {
    writeFileSync(at(name), bytes())
    utimesSync(at(name), seconds, seconds)
  }
  chmodSync(at('c'), 0o640)
  writeFileSync(at('other'), bytes().toUpperCase())
  const {job} = await core.call<{job: Job}>('location.add', {path: top, mode: 'content'})
  await core.settled(job)
}

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(async () => {
  await core.close()
  for (const volume of [btrfs, tmpfs, away]) if ('end' in volume && existsSync(volume.folder)) volume.end()
})

describe('on one volume', () => {
  beforeEach(() => draw(core.files))

  test('a preview tells what would go and changes nothing', async () => {
    const {plan} = await core.call<{plan: Plan}>('duplicate.resolve', {paths: [top], keep: 'oldest', by: 'trash', dryRun: true})
    expect(plan).toMatchObject({action: 'duplicate.resolve', files: 2, bytes: 26, route: 'trash', refusals: []})
    await expect(core.call('duplicate.resolve', {paths: [top], keep: 'oldest', by: 'trash'})).rejects.toMatchObject({
      code: 'ConfirmationNeeded',
    })
    expect(readdirSync(top).toSorted()).toEqual(['a longer name', 'c', 'other', 'sub'])
  })

  test('the others become names of the one that stays, and are what they were after an undo, also after a restart', async () => {
    const before = {c: lstatSync(at('c')), inodes: ['a longer name', 'sub/b', 'c'].map(inode)}
    const {job, results} = await resolve({keep: 'oldest', by: 'link'})
    expect([job.status, results.map(({outcome}) => outcome)]).toEqual(['completed', ['replaced', 'replaced']])
    expect([inode('a longer name'), inode('c'), textOf('other')]).toEqual([inode('sub/b'), inode('sub/b'), bytes().toUpperCase()])
    core = await core.reopen()
    expect((await act('undo.last', {})).job.status).toBe('completed')
    expect(['a longer name', 'sub/b', 'c'].map(inode)).toEqual(before.inodes)
    const {mode, mtimeMs} = lstatSync(at('c'))
    expect([mode, mtimeMs, textOf('c')]).toEqual([before.c.mode, before.c.mtimeMs, bytes()])
  })

  test.each([
    ['newest', ['c']],
    ['shortest', ['c']],
    ['oldest', ['sub/b']],
  ])('by trash, the %s stays, and undo brings the others back', async (keep, left) => {
    await resolve({keep, by: 'trash'})
    const all = ['a longer name', 'c', 'sub/b']
    expect(all.filter((name) => existsSync(at(name)))).toEqual(left)
    await act('undo.last', {})
    expect(all.map(textOf)).toEqual(Array.from({length: 3}, () => bytes()))
  })

  test('those in a folder stay, and what was not asked for', async () => {
    await resolve({keep: `in:${at('sub')}`, by: 'trash', paths: [at('c')]})
    expect(['a longer name', 'c', 'sub/b'].filter((name) => existsSync(at(name)))).toEqual(['a longer name', 'sub/b'])
    const {plan} = await core.call<{plan: Plan}>('duplicate.resolve', {keep: `in:${at('none')}`, by: 'trash', dryRun: true})
    expect(plan.items).toBe(0)
    await act('undo.last', {})
  })

  test('what has changed since its bytes were hashed refuses the whole, whether it stays or goes', async () => {
    for (const name of ['c', 'sub/b']) {
      utimesSync(at(name), 1000, 1000)
      await expect(core.call('duplicate.resolve', {paths: [top], keep: 'oldest', by: 'link', yes: true})).rejects.toMatchObject({
        code: 'Conflict',
      })
    }
    expect(new Set(['a longer name', 'c', 'sub/b'].map(inode)).size).toBe(3)
  })

  test.each([
    [{keep: 'largest', by: 'link'}, 'BadInput'],
    [{keep: 'oldest', by: 'link', paths: ['/nowhere']}, 'PathNotFound'],
  ])('%j is refused', async (input, code) => {
    await expect(core.call('duplicate.resolve', {...input, yes: true})).rejects.toMatchObject({code})
  })
})

describe.skipIf('missing' in btrfs)('on a volume that shares blocks', () => {
  test('the others share the blocks of the one that stays and keep their own attributes', async () => {
    if ('missing' in btrfs) return
    await draw(btrfs.folder)
    const {job, results} = await resolve({keep: 'oldest', by: 'reflink'})
    expect([job.status, results.map(({outcome, verified}) => [outcome, verified])]).toEqual([
      'completed',
      [
        ['replaced', true],
        ['replaced', true],
      ],
    ])
    const {mode, mtimeMs} = lstatSync(at('c'))
    expect([mode & 0o777, mtimeMs, textOf('c'), new Set(['a longer name', 'sub/b', 'c'].map(inode)).size]).toEqual([
      0o640,
      3_000_000,
      bytes(),
      3,
    ])
  })
})

test.skipIf('missing' in away)('a copy on a volume that is away is told as that; it neither stays for others nor goes', async () => {
  if ('missing' in away) return
  await draw(away.folder)
  const far = top
  writeFileSync(join(core.files, 'near'), bytes())
  const {job} = await core.call<{job: Job}>('index.path', {path: core.files, mode: 'content', scope: 'folder'})
  await core.settled(job)
  away.end()
  for (const keep of ['oldest', 'newest', `in:${far}`]) {
    const {plan} = await core.call<{plan: Plan}>('duplicate.resolve', {
      keep,
      by: 'trash',
      contents: [await contentOf('near')],
      dryRun: true,
    })
    expect([keep, plan.items]).toEqual([keep, 0])
  }
  const {groups} = await core.call<{groups: DuplicateGroup[]}>('duplicate.list', {})
  const names = groups.find(({paths}) => paths.includes(join(core.files, 'near')))?.names ?? []
  expect(names.map(({path, online}) => `${path.startsWith(far) ? 'far' : 'near'} ${online ? 'online' : 'away'}`).toSorted()).toEqual([
    'far away',
    'far away',
    'far away',
    'near online',
  ])
})

async function contentOf(name: string): Promise<string> {
  const {content} = await core.call<{content: {id: string}}>('file.info', {targets: [join(core.files, name)]})
  return content.id
}

test.skipIf('missing' in tmpfs)('a volume that cannot share blocks is told before anything is done', async () => {
  if ('missing' in tmpfs) return
  await draw(tmpfs.folder)
  await expect(core.call('duplicate.resolve', {paths: [top], keep: 'oldest', by: 'reflink', yes: true})).rejects.toMatchObject({
    code: 'Unsupported',
  })
})
