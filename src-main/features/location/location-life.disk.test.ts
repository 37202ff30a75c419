import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import {type RealDaemon, realDaemon} from '../../testing/real-daemon.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

let scratch: ReturnType<typeof scratchFolder>
let data: string
let files: string
let daemon: RealDaemon

beforeEach(() => {
  scratch = scratchFolder()
  data = scratch.sub('data')
  files = scratch.sub('files')
  daemon = realDaemon(data, ['--entries-a-chunk', '10'])
})
afterEach(async () => {
  await daemon.stop()
  scratch.remove()
})

function plant(folder: string, names: readonly string[]): string {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), {recursive: true})
    writeFileSync(join(folder, name), name)
  }
  return folder
}
async function ended(id: string): Promise<Job> {
  for (;;) {
    const {job} = await daemon.ask<{job: Job}>('job.info', {job: id})
    if (!['running', 'queued'].includes(job.status)) return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
async function add(path: string, more: object = {}): Promise<Location> {
  const {location, job} = await daemon.ask<{location: Location; job: Job}>('location.add', {path, ...more})
  expect(await ended(job.id)).toMatchObject({status: 'completed', errors: []})
  return location
}
const locations = async (): Promise<Location[]> => (await daemon.ask<{locations: Location[]}>('location.list', {})).locations
const listed = async (path: string): Promise<Item[]> => (await daemon.ask<{items: Item[]}>('file.list', {path})).items
const idsOf = (items: readonly {readonly path: string; readonly id?: string | undefined}[]): Record<string, string | undefined> =>
  Object.fromEntries(items.map(({path, id}) => [path, id]))
const lines = async (path: string): Promise<IndexLine[]> => (await daemon.ask<{items: IndexLine[]}>('index.list', {path})).items

describe('a folder that was only looked at', () => {
  const rows = 10_000
  beforeEach(() => {
    for (let at = 0; at < rows; at++) writeFileSync(join(files, `row ${at}`), '')
  })

  test('is listed whole and adds no location; adding it keeps the ids', async () => {
    const seen = await listed(files)
    expect(seen).toHaveLength(rows)
    expect(seen.every(({id}) => id !== undefined)).toBe(true)
    expect(await locations()).toEqual([])
    expect(idsOf(await listed(files))).toEqual(idsOf(seen))
    await add(files)
    expect(idsOf(await lines(files))).toEqual(idsOf(seen))
  })

  test('keeps its ids when a folder above it is added', async () => {
    const seen = await listed(files)
    await add(scratch.path, {rules: ['/data/']})
    expect(idsOf(await listed(files))).toEqual(idsOf(seen))
    expect((await locations()).map(({path}) => path)).toEqual([scratch.path])
  })
})

describe('a location above another one', () => {
  beforeEach(() => void plant(files, ['child/deep/a', 'child/b', ...Array.from({length: 300}, (_, at) => `aside ${at}/c`)]))

  test('takes it in, and the ids stay', async () => {
    await add(join(files, 'child'))
    const before = idsOf(await lines(join(files, 'child')))
    await add(files)
    expect((await locations()).map(({path}) => path)).toEqual([files])
    expect(idsOf(await lines(join(files, 'child')))).toEqual(before)
    expect(await daemon.ask('index.verify', {})).toMatchObject({checked: 604, missing: 0, stale: 0, differing: 0})
    const {total} = await daemon.ask<{total: number}>('search.query', {query: 'deep'})
    expect(total).toBe(1)
    expect((await locations())[0]).toMatchObject({files: 302, folders: 302})
  })

  test('takes it in also when the run is killed half way', async () => {
    await add(join(files, 'child'))
    const before = idsOf(await lines(join(files, 'child')))
    const connection = await daemon.connection()
    const half = new Promise<void>((resolve) => {
      connection.on(
        (event) =>
          void (event.type === 'job.changed' && event.job.title === files && Number(event.job.metrics['statted']) > 350 && resolve()),
        ['job.changed'],
      )
    })
    const {job} = await daemon.ask<{job: Job}>('location.add', {path: files})
    await half
    await daemon.kill()
    daemon = realDaemon(data)
    await ended(job.id)
    expect((await locations()).map(({path}) => path)).toEqual([files])
    expect(idsOf(await lines(join(files, 'child')))).toEqual(before)
    expect(await daemon.ask('index.verify', {})).toMatchObject({checked: 604, missing: 0, stale: 0, differing: 0})
  })
})

test('rules leave out what they name, and say so', async () => {
  plant(files, ['keep.txt', 'app/node_modules/x/index.js', 'app/main.ts', 'note.bak', 'important.bak'])
  const location = await add(files, {rules: ['*.bak', '!important.bak', 'node_modules/']})
  expect((await lines(files)).map(({path}) => path.slice(files.length + 1))).toEqual(['app', 'app/main.ts', 'important.bak', 'keep.txt'])
  expect(await daemon.ask('index.why', {path: join(files, 'note.bak')})).toMatchObject({indexed: false, rule: '*.bak'})
  expect(await daemon.ask('index.why', {path: join(files, 'app/node_modules/x')})).toMatchObject({indexed: false, rule: 'node_modules/'})
  expect(await daemon.ask('index.why', {path: join(files, 'keep.txt')})).toEqual({indexed: true})
  expect(await daemon.ask('index.verify', {})).toMatchObject({checked: 4, missing: 0, stale: 0, differing: 0})
  expect(await daemon.ask('index.verify', {path: join(files, 'app')})).toMatchObject({checked: 1, missing: 0, stale: 0, differing: 0})
  const before = idsOf(await lines(files))
  const {job} = await daemon.ask<{job: Job}>('location.update', {location: location.id, rules: []})
  await ended(job.id)
  expect((await lines(files)).length).toBe(8)
  expect(idsOf(await lines(files))).toMatchObject(before)
})

test('what a new rule leaves out is forgotten, and the files stay', async () => {
  plant(files, ['keep.txt', 'build/out.js'])
  const location = await add(files)
  await daemon.ask('location.update', {location: location.id, rules: ['build/']})
  expect((await lines(files)).map(({path}) => path)).toEqual([join(files, 'keep.txt')])
  expect((await daemon.ask<{total: number}>('search.query', {query: 'out.js'})).total).toBe(0)
  expect(existsSync(join(files, 'build/out.js'))).toBe(true)
  expect(await daemon.ask('index.verify', {})).toMatchObject({missing: 0, stale: 0, differing: 0})
})

test('a location that is removed leaves its files', async () => {
  plant(files, ['a', 'b/c'])
  const location = await add(files)
  const {note} = await daemon.ask<{note: string}>('location.remove', {location: location.id})
  expect(note).toContain('files stay')
  expect(readdirSync(files)).toEqual(['a', 'b'])
  expect(await locations()).toEqual([])
  expect((await daemon.ask<{total: number}>('search.query', {query: 'a'})).total).toBe(0)
  await add(files)
  expect(await lines(files)).toHaveLength(3)
})

test('a location that is removed while it is indexed is gone for good, and can be added again', async () => {
  plant(
    files,
    Array.from({length: 900}, (_, at) => `folder ${at}/file`),
  )
  const connection = await daemon.connection()
  const begun = new Promise<void>((resolve) => {
    connection.on((event) => void (event.type === 'job.changed' && Number(event.job.metrics['statted']) > 0 && resolve()), ['job.changed'])
  })
  const {location, job} = await daemon.ask<{location: Location; job: Job}>('location.add', {path: files})
  await begun
  await daemon.ask('location.remove', {location: location.id})
  expect(await ended(job.id)).toMatchObject({status: 'cancelled'})
  expect(await locations()).toEqual([])
  expect((await daemon.ask<{total: number}>('search.query', {query: 'file'})).total).toBe(0)
  await add(files)
  expect(await daemon.ask('index.verify', {})).toMatchObject({checked: 1800, missing: 0, stale: 0, differing: 0})
  expect((await daemon.ask<{total: number}>('search.query', {query: 'file'})).total).toBe(900)
})

test('one file is one entry by path, device, volume, content and id', async () => {
  plant(files, ['folder/one 100%.txt'])
  const {volume} = await add(files, {mode: 'content'})
  const path = join(files, 'folder/one 100%.txt')
  const [line] = (await lines(files)).filter((one) => one.path === path)
  const {item, content} = await daemon.ask<{item: Item; content: {id: string}}>('file.info', {targets: [path]})
  expect(item).toMatchObject({id: line!.id, path, contentId: line!.contentId})
  const {device} = await daemon.ask<{device: string}>('library.info', {})
  const within = path.split('/').map(encodeURIComponent).join('/')
  for (const target of [item.uri, `sd://${device}${within}`, `sd://content/${content.id}`, line!.id]) {
    const found = await daemon.ask<{item: Item}>('file.info', {targets: [target]})
    expect({target, id: found.item.id}).toEqual({target, id: line!.id})
  }
  expect(item.uri.startsWith(`sd://volume/${volume}/`)).toBe(true)
  const together = await daemon.ask<{items: {item: Item}[]}>('file.info', {targets: [path, item.uri, `sd://content/${content.id}`]})
  expect(together.items.map((one) => one.item.id)).toEqual([line!.id, line!.id, line!.id])
})

test('an exported library is the same one elsewhere', async () => {
  plant(files, ['a', 'b/c', 'b/d/e', 'caf\u00e9'])
  writeFileSync(Buffer.concat([Buffer.from(`${files}/`), Buffer.from([0xff, 0x61])]), 'bytes')
  await add(files, {mode: 'content'})
  const before = await lines(files)
  const copy = join(scratch.path, 'copy')
  await daemon.ask('library.export', {path: copy})
  const other = realDaemon(scratch.sub('other'))
  try {
    const {library} = await other.ask<{library: {id: string; name: string}}>('library.import', {path: copy, name: 'Brought'})
    await other.ask('library.open', {library: library.id})
    expect((await other.ask<{items: IndexLine[]}>('index.list', {path: files})).items).toEqual(before)
    expect((await other.ask<{locations: Location[]}>('location.list', {})).locations).toEqual(await locations())
    expect(await other.ask('index.verify', {})).toMatchObject({checked: before.length, missing: 0, stale: 0, differing: 0})
    expect((await other.ask<{total: number}>('search.query', {query: 'caf'})).total).toBe(1)
  } finally {
    await other.stop()
  }
})

test('two data dirs hold two libraries of the same folder', async () => {
  plant(files, ['a', 'b/c'])
  const other = realDaemon(scratch.sub('other'))
  try {
    await add(files)
    expect((await other.ask<{total: number}>('location.list', {})).total).toBe(0)
    expect((await other.ask<{total: number}>('search.query', {query: 'a'})).total).toBe(0)
    await other.ask('location.add', {path: files})
    await expect.poll(async () => (await other.ask<{jobs: object}>('core.status', {})).jobs).toEqual({running: 0, queued: 0})
    const there = (await other.ask<{items: IndexLine[]}>('index.list', {path: files})).items
    expect(there.map(({path}) => path)).toEqual((await lines(files)).map(({path}) => path))
    expect(there[0]!.id).not.toBe((await lines(files))[0]!.id)
  } finally {
    await other.stop()
  }
})
