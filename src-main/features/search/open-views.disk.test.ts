import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import type {ViewState} from '../../contract/search.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
let view: string
const at = (...names: string[]): string => join(core.files, ...names)

const slice = async (): Promise<readonly Item[]> => (await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})).items
/** What the view shows once it is refreshed: its folder's path and the names in it. */
const refreshed = async (): Promise<readonly [string, ...(readonly string[])]> => {
  const {folder} = await core.call<ViewState>('view.refresh', {view})
  return [folder!.path, ...(await slice()).map(({name}) => name)]
}
const shows = (...wanted: readonly [string, ...(readonly string[])]): Promise<void> =>
  expect.poll(refreshed, {timeout: 5_000, interval: 20}).toEqual(wanted)

beforeEach(async () => {
  core = await openTestCore({watches: true})
  mkdirSync(at('trips/lisbon'), {recursive: true})
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) writeFileSync(at('trips/lisbon', name), name)
  await core.settled((await core.call<{job: Job}>('location.add', {path: core.files})).job)
  view = (await core.call<ViewState>('view.open', {folder: at('trips/lisbon')})).view
  await shows(at('trips/lisbon'), 'a.jpg', 'b.jpg', 'c.jpg')
})
afterEach(() => core.close())

test('a view goes along with its folder, also where a folder above it is renamed', async () => {
  const ids = (await slice()).map(({id}) => id)
  renameSync(at('trips/lisbon'), at('trips/porto'))
  await shows(at('trips/porto'), 'a.jpg', 'b.jpg', 'c.jpg')
  renameSync(at('trips'), at('journeys'))
  await shows(at('journeys/porto'), 'a.jpg', 'b.jpg', 'c.jpg')
  expect((await slice()).map(({id}) => id)).toEqual(ids)
})

test('a view of a folder that is gone says so, and shows what comes to its place', async () => {
  renameSync(at('trips/lisbon'), at('trips/porto'))
  await shows(at('trips/porto'), 'a.jpg', 'b.jpg', 'c.jpg')
  rmSync(at('trips/porto'), {recursive: true})
  await expect.poll(() => refreshed().catch(({code}: {code: string}) => code), {timeout: 5_000, interval: 20}).toBe('PathNotFound')
  mkdirSync(at('trips/porto'))
  writeFileSync(at('trips/porto/new.jpg'), '')
  await expect
    .poll(() => refreshed().catch(({code}: {code: string}) => code), {timeout: 5_000, interval: 20})
    .toEqual([at('trips/porto'), 'new.jpg'])
})

test('a view tells which of some entries it still holds, as they are now', async () => {
  const [a, b, c] = (await slice()).map(({id}) => id!)
  renameSync(at('trips/lisbon/a.jpg'), at('trips/lisbon/z.jpg'))
  renameSync(at('trips/lisbon/b.jpg'), at('elsewhere.jpg'))
  await shows(at('trips/lisbon'), 'c.jpg', 'z.jpg')
  const {items} = await core.call<{items: Item[]}>('view.renew', {view, ids: [c, a, b]})
  expect(items.map(({id, path}) => [id, path])).toEqual([
    [c, at('trips/lisbon/c.jpg')],
    [a, at('trips/lisbon/z.jpg')],
  ])
})

test('a folder that changes while it is opened again and again has no run started for it', async () => {
  for (let no = 0; no < 30; no++) {
    writeFileSync(at('trips/lisbon', `new ${no}.jpg`), '')
    await core.call('view.open', {folder: at('trips/lisbon')})
  }
  await expect.poll(async () => (await refreshed()).length, {timeout: 5_000, interval: 20}).toBe(34)
  expect((await core.call<{jobs: Job[]}>('job.list')).jobs.map(({kind, status}) => [kind, status])).toEqual([['index', 'completed']])
})

test('a view that is asked for its first rows answers them with its number of rows, and none when it is not', async () => {
  const opened = await core.call<ViewState>('view.open', {folder: at('trips/lisbon'), rows: 2})
  expect([opened.total, opened.items?.map(({name}) => name)]).toEqual([3, ['a.jpg', 'b.jpg']])
  expect((await core.call<ViewState>('view.open', {folder: at('trips/lisbon')})).items).toBeUndefined()
  expect((await core.call<ViewState>('view.open', {search: {query: 'nothing like it'}, rows: 2})).items).toEqual([])
})
