import {mkdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import type {GroupName, ViewState} from '../../contract/search.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const itemsOf = async (view: string): Promise<readonly Item[]> =>
  (await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})).items

/** Each group with the names in it. */
async function grouped(view: string, {groups}: ViewState): Promise<readonly string[]> {
  const names = (await itemsOf(view)).map(({name}) => name)
  return (groups ?? []).map(({key, row, count}) => `${key}: ${names.slice(row, row + count).join(' ')}`)
}

/** What is called a picture begins as one does: categories come from the bytes. */
const begin = (name: string): Buffer => (name.endsWith('.jpg') ? Buffer.from('ffd8ffe000104a46494600', 'hex') : Buffer.alloc(0))

beforeEach(async () => {
  core = await openTestCore({watches: true})
  mkdirSync(at('in', 'below'), {recursive: true})
  for (const [name, size] of [
    ['file10.txt', 2_000],
    ['file2.txt', 20_000],
    ['photo.jpg', 3_000_000],
    ['empty.jpg', 0],
  ] as const)
    writeFileSync(at('in', name), Buffer.concat([begin(name), Buffer.alloc(3_000_000, 'x')]).subarray(0, size))
  writeFileSync(at('in', 'below', 'deep.txt'), 'x'.repeat(500))
  utimesSync(at('in', 'photo.jpg'), new Date(2001, 5), new Date(2001, 5))
  await core.settled((await core.call<{job: Job}>('location.add', {path: at('in')})).job)
})
afterEach(() => core.close())

test.each([
  ['kind', ['dir: below', 'file: empty.jpg file2.txt file10.txt photo.jpg']],
  ['category', ['folder: below', 'image: empty.jpg photo.jpg', 'text: file2.txt file10.txt']],
  ['size', ['1MB: photo.jpg', '10kB: file2.txt', '1B: file10.txt', 'empty: empty.jpg', 'folder: below']],
  ['date', ['today: below empty.jpg file2.txt file10.txt', '2001: photo.jpg']],
] as const)('a folder by %s', async (group: GroupName, wanted) => {
  const state = await core.call<ViewState>('view.open', {folder: at('in'), group})
  expect(await grouped(state.view, state)).toEqual(wanted)
})

test('a view by volume has the id of the volume, and one that is not grouped has no groups', async () => {
  const {volumes} = await core.call<{volumes: {id: string; mountPoint: string}[]}>('volume.list')
  const {item} = await core.call<{item: Item}>('file.info', {targets: [at('in')]})
  const state = await core.call<ViewState>('view.open', {folder: at('in'), group: 'volume'})
  expect(state.groups).toEqual([{key: item.uri.split('/')[3], row: 0, count: 5}])
  expect(volumes.map(({id}) => id)).toContain(state.groups![0]!.key)
  expect((await core.call<ViewState>('view.open', {folder: at('in')})).groups).toBeUndefined()
})

test('groups follow what comes and goes', async () => {
  const {view} = await core.call<ViewState>('view.open', {folder: at('in'), group: 'category'})
  writeFileSync(at('in', 'a.jpg'), begin('a.jpg'))
  rmSync(at('in', 'file2.txt'))
  const now = async (): Promise<readonly string[]> => grouped(view, await core.call<ViewState>('view.refresh', {view}))
  await expect.poll(now, {timeout: 5_000, interval: 30}).toEqual(['folder: below', 'image: a.jpg empty.jpg photo.jpg', 'text: file10.txt'])
})

test('what meets a pattern is counted and read, and sums leave out what is not chosen', async () => {
  const {view} = await core.call<ViewState>('view.open', {folder: at('in')})
  const match = await core.call<{total: number; items: Item[]}>('view.match', {view, pattern: '*.TXT', count: 1, offset: 1})
  expect([match.total, match.items.map(({name}) => name)]).toEqual([2, ['file10.txt']])
  expect(await core.call('view.match', {view, pattern: 'nothing'})).toMatchObject({total: 0, items: []})
  const photo = (await itemsOf(view)).find(({name}) => name === 'photo.jpg')!
  expect(await core.call('view.sums', {view, except: [photo.id!]})).toEqual({
    files: 3,
    folders: 1,
    others: 0,
    bytes: 22_500,
    whole: true,
    kinds: [
      {category: 'text', files: 2, bytes: 22_000},
      {category: 'image', files: 1, bytes: 0},
    ],
  })
})

test('a folder by tag: each row once, under the first of its tags as they are shown, and what has none last', async () => {
  const tag = async (name: string, parent?: string): Promise<string> =>
    (await core.call<{tag: {id: string}}>('tag.create', {name, ...(parent ? {parent} : {})})).tag.id
  const put = (name: string, ...targets: string[]): Promise<unknown> =>
    core.call('tag.apply', {tag: name, targets: targets.map((one) => at('in', one))})
  const work = await tag('Work')
  const home = await tag('Home')
  const bills = await tag('Bills', work)
  await put(work, 'file10.txt', 'file2.txt', 'below')
  await put(bills, 'file2.txt', 'photo.jpg')
  await put(home, 'file10.txt')
  const state = await core.call<ViewState>('view.open', {folder: at('in'), group: 'tag'})
  expect(await grouped(state.view, state)).toEqual([
    `${home}: file10.txt`,
    `${work}: below file2.txt`,
    `${bills}: photo.jpg`,
    'none: empty.jpg',
  ])

  const now = async (): Promise<readonly string[]> => grouped(state.view, await core.call<ViewState>('view.refresh', {view: state.view}))
  await core.call('tag.remove', {tag: work, targets: [at('in', 'file2.txt')]})
  expect(await now()).toEqual([`${home}: file10.txt`, `${work}: below`, `${bills}: file2.txt photo.jpg`, 'none: empty.jpg'])
  await core.call('tag.update', {tag: home, name: 'Zoo'})
  expect(await now()).toEqual([`${work}: below file10.txt`, `${bills}: file2.txt photo.jpg`, 'none: empty.jpg'])
  await core.call('tag.delete', {tag: work})
  expect((await now()).at(-1)).toBe('none: below empty.jpg')
})
