import {mkdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.close())

const list = (input: {readonly hidden?: boolean} = {}) =>
  core.call<{total: number; items: Item[]; location?: string}>('file.list', {path: core.files, ...input})

function plant(names: readonly string[]): void {
  for (const name of names) writeFileSync(join(core.files, name), name)
}

test('a folder that was never added is told as its entries are, whatever their names', async () => {
  plant([
    'plain.txt',
    'with space.PDF',
    '.hidden',
    'caf\u00e9.jpg',
    'quote".js',
    'back\\slash',
    'new\nline',
    '100%',
    '日本.tar.gz',
    '\u00ff',
  ])
  mkdirSync(join(core.files, 'folder'))
  symlinkSync('plain.txt', join(core.files, 'link'))
  utimesSync(join(core.files, 'plain.txt'), new Date(-1500), new Date(-1500))
  const first = await list()
  expect(first.total).toBe(12)
  const {view} = await core.call<{view: string}>('view.open', {folder: core.files, sort: {field: 'name', desc: false}, hidden: true})
  const {items} = await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 20})
  expect(Map.groupBy(first.items, ({path}) => path)).toEqual(Map.groupBy(items, ({path}) => path))
  expect(await list()).toEqual(first)
  const shown = first.items.filter(({hidden}) => !hidden)
  expect(await list({hidden: false})).toEqual({total: 11, items: shown})
})

test('names that are not UTF-8 are told whole', async () => {
  plant(['a', 'z'])
  writeFileSync(Buffer.concat([Buffer.from(`${core.files}/b`), Buffer.of(0xff)]), '')
  const {items} = await list()
  expect(items.map(({name}) => name)).toEqual(['a', 'b\\xff', 'z'])
  expect(items[1]!.pathBase64).toBe(Buffer.concat([Buffer.from(`${core.files}/b`), Buffer.of(0xff)]).toString('base64'))
  expect(new Set(items.map(({id}) => id)).size).toBe(3)
  expect(await list()).toEqual({total: 3, items})
})

test('what the index knows of contents is told, also where no location keeps the folder', async () => {
  plant(['one', 'two'])
  const before = await list()
  const {job} = await core.call<{job: Job}>('index.path', {path: core.files, mode: 'content'})
  expect(await core.settled(job)).toMatchObject({status: 'completed'})
  const {items, location} = await list()
  expect(location).toBeUndefined()
  expect(items.map(({id}) => id)).toEqual(before.items.map(({id}) => id))
  expect(items.map(({contentId}) => contentId?.slice(0, 2))).toEqual(['f:', 'f:'])
})

test('what comes, goes and changes is seen at once, and what stays keeps its id', async () => {
  plant(['a', 'b', 'c'])
  const before = await list()
  writeFileSync(join(core.files, 'b'), 'longer than before')
  plant(['aa'])
  const after = await list()
  expect(after.items.map(({name, sizeBytes}) => [name, sizeBytes])).toEqual([
    ['a', 1],
    ['aa', 2],
    ['b', 18],
    ['c', 1],
  ])
  expect(after.items.filter(({name}) => name !== 'aa').map(({id}) => id)).toEqual(before.items.map(({id}) => id))
})

test('the ids of a first list are good for whatever is asked next, at once', async () => {
  plant(Array.from({length: 3000}, (_, at) => `row ${at}`))
  const {items} = await list()
  const last = items.at(-1)!
  const [info, again, {view}] = await Promise.all([
    core.call<{item: Item}>('file.info', {targets: [last.id!]}),
    list(),
    core.call<{view: string}>('view.open', {folder: core.files}),
  ])
  expect(info.item).toMatchObject({id: last.id, path: last.path})
  expect(again.items).toEqual(items)
  expect((await core.call<{total: number}>('view.slice', {view, offset: 0, count: 1})).total).toBe(3000)
})

test('a folder inside which another was looked at before keeps both their ids', async () => {
  mkdirSync(join(core.files, 'inner'))
  plant(['a', 'inner/b', 'z'])
  const inner = await core.call<{items: Item[]}>('file.list', {path: join(core.files, 'inner')})
  const before = await core.call<{item: Item}>('file.info', {targets: [join(core.files, 'inner')]})
  const {items} = await list()
  expect(items.find(({name}) => name === 'inner')!.id).toBe(before.item.id)
  expect((await core.call<{items: Item[]}>('file.list', {path: join(core.files, 'inner')})).items).toEqual(inner.items)
})

test('what a folder was told to hold when the core was closed right after is what it holds when it is opened again', async () => {
  plant(Array.from({length: 2000}, (_, at) => `row ${at}`))
  const before = await list()
  core = await core.reopen()
  expect((await list()).items).toEqual(before.items)
})
