import Database from 'better-sqlite3'
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location, RulePreset} from '../../contract/location.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.close())

function plant(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(core.files, path, '..'), {recursive: true})
    writeFileSync(join(core.files, path), text)
  }
}
async function add(rules: readonly string[]): Promise<Location> {
  const {location, job} = await core.call<{location: Location; job: Job}>('location.add', {path: core.files, rules})
  expect(await core.settled(job)).toMatchObject({status: 'completed', errors: []})
  return location
}
async function update(change: object): Promise<{readonly location: Location; readonly job: Job | undefined}> {
  const {location, job} = await core.call<{location: Location; job?: Job}>('location.update', {location: core.files, ...change})
  return {location, job: job && (await core.settled(job))}
}
async function ids(): Promise<Readonly<Record<string, string>>> {
  const {items} = await core.call<{items: IndexLine[]}>('index.list', {path: core.files})
  return Object.fromEntries(items.map(({path, id}) => [path.slice(core.files.length + 1), id]))
}
const paths = async (): Promise<readonly string[]> => Object.keys(await ids())
const why = (path: string): Promise<object> => core.call('index.why', {path: join(core.files, path)})
const isRight = async (): Promise<void> => {
  expect(await core.call('index.verify', {})).toMatchObject({missing: 0, stale: 0, differing: 0})
}

/** Why entries went, in their order; 0 is deleted, 1 forgotten. */
async function reasons(): Promise<readonly number[]> {
  let found: readonly number[] = []
  core = await core.reopen((library) => {
    const index = new Database(join(library, 'index.db'), {readonly: true})
    found = index.prepare('SELECT reason FROM gone ORDER BY seq').pluck().all() as number[]
    index.close()
  })
  return found
}

describe('narrower rules', () => {
  test('hold at once, without a run, and what they leave out is forgotten', async () => {
    plant({'a.txt': 'a', 'b.log': 'bb', 'build/c': 'c', 'build/d/e.log': 'e', 'f/g.log': 'g'})
    await add([])
    const before = await ids()
    const {location, job} = await update({rules: ['*.log', '/build/']})
    expect(job).toBeUndefined()
    expect(location).toMatchObject({files: 1, folders: 1, bytes: 1, state: 'ready'})
    expect(await ids()).toEqual({'a.txt': before['a.txt'], f: before['f']})
    expect((await core.call<{total: number}>('search.query', {query: 'log'})).total).toBe(0)
    expect(existsSync(join(core.files, 'build/d/e.log'))).toBe(true)
    await isRight()
    expect(await reasons()).toEqual([1, 1, 1])
  })

  test('touch nothing on the disk: what was changed there meanwhile is not seen', async () => {
    plant({'a.txt': '', 'b.log': ''})
    await add([])
    plant({'new.txt': ''})
    rmSync(join(core.files, 'a.txt'))
    await update({rules: ['*.log']})
    expect(await paths()).toEqual(['a.txt'])
  })
})

describe('wider rules', () => {
  test('let in what they left out, and all else keeps its id', async () => {
    plant({'a.txt': '', 'b.log': '', 'c/d.log': ''})
    await add(['*.log'])
    const before = await ids()
    const {job} = await update({rules: []})
    expect(job).toMatchObject({status: 'completed'})
    expect(await paths()).toEqual(['a.txt', 'b.log', 'c', 'c/d.log'])
    expect(await ids()).toMatchObject(before)
    await isRight()
  })

  test('of one folder have that folder walked and no other, and the sums above it follow', async () => {
    plant({'a/b/c.log': 'xxx', 'a/b/d': 'x', 'e/f': 'x'})
    await add(['/a/b/*.log'])
    plant({'e/new': ''})
    const {job} = await update({rules: []})
    expect(job).toMatchObject({status: 'completed', title: join(core.files, 'a/b'), metrics: {statted: 2}})
    expect(await paths()).toEqual(['a', 'a/b', 'a/b/c.log', 'a/b/d', 'e', 'e/f'])
    const [location] = (await core.call<{locations: Location[]}>('location.list', {})).locations
    expect(location).toMatchObject({files: 3, folders: 3, bytes: 5, state: 'ready'})
  })
})

describe('rules of one folder', () => {
  test('hold below it, before those of the location, and the deepest first', async () => {
    plant({'x.log': '', 'a/x.log': '', 'a/x.tmp': '', 'a/b/x.log': '', 'a/b/x.tmp': '', 'node_modules/m': '', 'a/node_modules/m': ''})
    await add(['*.log', 'developer'])
    const {location} = await update({folder: join(core.files, 'a'), rules: ['!*.log', '*.tmp', '!developer']})
    expect(location.folderRules).toEqual([{path: join(core.files, 'a'), rules: ['!*.log', '*.tmp', '!developer']}])
    expect(location.rules).toEqual(['*.log', 'developer'])
    expect(await paths()).toEqual(['a', 'a/b', 'a/b/x.log', 'a/node_modules', 'a/node_modules/m', 'a/x.log'])
    expect((await update({folder: join(core.files, 'a/b'), rules: ['*.log', '!*.tmp']})).job).toMatchObject({
      title: join(core.files, 'a/b'),
    })
    expect(await paths()).toEqual(['a', 'a/b', 'a/b/x.tmp', 'a/node_modules', 'a/node_modules/m', 'a/x.log'])
    await isRight()
    expect(await why('a/b/x.log')).toEqual({
      indexed: false,
      decision: 'left out',
      rule: '*.log',
      source: 'folder',
      at: join(core.files, 'a/b'),
    })
    expect(await why('a/x.log')).toEqual({indexed: true, decision: 'kept', rule: '!*.log', source: 'folder', at: join(core.files, 'a')})
    expect(await why('a/node_modules/m')).toEqual({indexed: true})
    expect(await why('a/node_modules')).toMatchObject({indexed: true, decision: 'kept', source: 'preset developer', rule: 'node_modules/'})
    const none = await update({folder: join(core.files, 'a'), rules: ['none']})
    expect(none.location.folderRules.map(({path}) => path)).toEqual([join(core.files, 'a/b')])
    expect(await paths()).toEqual(['a', 'a/b', 'a/b/x.tmp', 'a/x.tmp'])
    core = await core.reopen()
    expect((await core.call<{locations: Location[]}>('location.list', {})).locations[0]!.folderRules).toEqual(none.location.folderRules)
  })

  test('are refused for a folder elsewhere, and what is no line is no rule', async () => {
    await add([])
    await expect(update({folder: '/', rules: ['a']})).rejects.toMatchObject({code: 'BadInput'})
    await expect(update({folder: core.files})).rejects.toMatchObject({code: 'BadInput'})
    await expect(update({rules: ['a\nb']})).rejects.toMatchObject({code: 'BadInput'})
    await expect(update({rules: ['\0built-in\0\0a']})).rejects.toMatchObject({code: 'BadInput'})
  })
})

describe('files of rules', () => {
  const files = {
    '.gitignore': '*.log\n/out/\n',
    'a.log': '',
    'a.txt': '',
    'out/b': '',
    'c/.gitignore': '!a.log\n# words\nd*/\n',
    'c/a.log': '',
    'c/d1/e': '',
  }

  test('count from when the preset is named, and what they leave out is forgotten', async () => {
    plant(files)
    await add([])
    const {job} = await update({rules: ['gitignore']})
    expect(job).toMatchObject({status: 'completed'})
    expect(await paths()).toEqual(['.gitignore', 'a.txt', 'c', 'c/.gitignore', 'c/a.log'])
    await isRight()
    await update({folder: join(core.files, 'c'), rules: ['!gitignore']})
    expect(await paths()).toEqual(['.gitignore', 'a.txt', 'c', 'c/.gitignore', 'c/a.log', 'c/d1', 'c/d1/e'])
    // What comes back is what it was: the numbers that it was seen under go as well.
    expect(await reasons()).toEqual([1, 1, 1, 1])
  })

  test('are followed when they change; what was really deleted is told so', async () => {
    plant({...files, 'c/x.log': '', 'c/y.log': ''})
    await add(['gitignore'])
    plant({'.gitignore': 'a.txt\n', 'c/.gitignore': 'x.log\n'})
    rmSync(join(core.files, 'c/a.log'))
    const {job} = await core.call<{job: Job}>('location.rescan', {location: core.files})
    await core.settled(job)
    expect(await paths()).toEqual(['.gitignore', 'a.log', 'c', 'c/.gitignore', 'c/d1', 'c/d1/e', 'c/y.log', 'out', 'out/b'])
    await isRight()
    // c/a.log went, a.txt is only forgotten.
    expect((await reasons()).toSorted((a, b) => a - b)).toEqual([0, 1])
  })

  test('leave nothing for deleted that moved along with its folder', async () => {
    plant({'a/b.log': '', 'a/c': '', 'ignored/.gitignore': '*.log\n'})
    await add(['gitignore'])
    const before = await ids()
    renameSync(join(core.files, 'a'), join(core.files, 'ignored/a'))
    const {job} = await core.call<{job: Job}>('location.rescan', {location: core.files})
    await core.settled(job)
    expect(await ids()).toEqual({
      ignored: before['ignored'],
      'ignored/.gitignore': before['ignored/.gitignore'],
      'ignored/a': before['a'],
      'ignored/a/c': before['a/c'],
    })
    expect((await reasons()).filter((one) => one === 0)).toEqual([])
  })

  test('are named with their line, for what is there and for what is not', async () => {
    plant(files)
    await add(['gitignore', '!kept.log'])
    expect(await why('a.log')).toEqual({
      indexed: false,
      decision: 'left out',
      rule: '*.log',
      source: '.gitignore',
      at: join(core.files, '.gitignore'),
      line: 1,
    })
    expect(await why('c/a.log')).toEqual({
      indexed: true,
      decision: 'kept',
      rule: '!a.log',
      source: '.gitignore',
      at: join(core.files, 'c/.gitignore'),
      line: 1,
    })
    expect(await why('c/d1/e')).toMatchObject({decision: 'left out', rule: 'd*/', line: 3, folder: join(core.files, 'c/d1')})
    expect(await why('c/d2/')).toMatchObject({indexed: false, decision: 'left out', rule: 'd*/'})
    expect(await why('c/d2')).toEqual({indexed: false, source: 'nothing is there, and no rule would leave it out'})
    expect(await why('kept.log')).toEqual({indexed: false, decision: 'kept', rule: '!kept.log', source: 'location'})
    expect(await why('out/b/c/d')).toMatchObject({decision: 'left out', rule: '/out/', line: 2, folder: join(core.files, 'out')})
    expect(await why('.git/config')).toMatchObject({decision: 'left out', rule: '.git', source: 'preset gitignore'})
    expect(await why('a.txt')).toEqual({indexed: true})
    await expect(core.call('index.why', {path: '/nowhere at all'})).rejects.toMatchObject({code: 'PathNotFound'})
  })
})

describe('acts', () => {
  const act = async (name: string, input: object): Promise<void> => {
    const {job} = await core.call<{job: Job}>(name, {...input, yes: true})
    expect(await core.settled(job)).toMatchObject({status: 'completed'})
    await expect.poll(async () => (await core.call<{jobs: object}>('core.status')).jobs, {timeout: 20_000}).toEqual({running: 0, queued: 0})
  }
  const at = (path: string): string => join(core.files, path)

  test('are followed by the files of rules where they lead, also when one of these is brought', async () => {
    plant({'a/x.log': '', 'a/y.txt': '', 'b/.gitignore': '*.log\n', 'c/d.log': '', 'c/e.txt': '', 'f/rules/.gitignore': '*.txt\n'})
    await add(['gitignore'])
    await act('file.copy', {sources: [at('a/x.log'), at('a/y.txt')], to: at('b')})
    expect((await paths()).filter((path) => path.startsWith('b'))).toEqual(['b', 'b/.gitignore', 'b/y.txt'])
    await act('file.copy', {sources: [at('f/rules/.gitignore')], to: at('c')})
    expect((await paths()).filter((path) => path.startsWith('c'))).toEqual(['c', 'c/.gitignore', 'c/d.log'])
    await isRight()
  })
})

test('sums above a folder that is indexed alone follow', async () => {
  plant({'a/b/c': 'x'})
  await add([])
  plant({'a/b/d': 'xx'})
  await core.settled((await core.call<{job: Job}>('index.path', {path: join(core.files, 'a/b')})).job)
  const [location] = (await core.call<{locations: Location[]}>('location.list', {})).locations
  expect(location).toMatchObject({files: 2, bytes: 3})
})

test('presets are listed with what they leave out', async () => {
  const {total, presets} = await core.call<{total: number; presets: RulePreset[]}>('location.presets')
  expect([total, presets.map(({name}) => name)]).toEqual([5, ['none', 'developer', 'system-junk', 'hidden', 'gitignore']])
  expect(presets.every(({summary}) => summary.endsWith('.'))).toBe(true)
  expect(presets.find(({name}) => name === 'developer')!.patterns).toContain('node_modules/')
})
