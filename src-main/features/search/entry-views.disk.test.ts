import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import {MOST_ENTRIES, type ViewState} from '../../contract/search.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)

beforeEach(async () => {
  core = await openTestCore({watches: true})
  for (const folder of ['one', 'two', 'loose']) {
    mkdirSync(at(folder, 'sub'), {recursive: true})
    for (const name of ['a.txt', 'b.md', '.hidden']) writeFileSync(at(folder, name), `${folder} ${name}`)
  }
  for (const folder of ['one', 'two']) await core.settled((await core.call<{job: Job}>('location.add', {path: at(folder)})).job)
})
afterEach(() => core.close())

/** The ids of what lies in a folder, by its names. */
async function idsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const {view} = await core.call<ViewState>('view.open', {folder: at(folder), hidden: true})
  const {items} = await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})
  await core.call('view.close', {view})
  return Object.fromEntries(items.map(({name, id}) => [name, id!]))
}

const pathsOf = (items: readonly Item[]): readonly string[] => items.map(({path}) => path.slice(core.files.length + 1))

test('a view shows entries of several folders, indexed or not, hidden or not, each once', async () => {
  const [one, two, loose] = [await idsIn('one'), await idsIn('two'), await idsIn('loose')]
  const entries = [two['b.md'], one['a.txt'], loose['a.txt'], one['.hidden'], two['sub'], one['a.txt']]
  const sort = {field: 'path', desc: false, foldersFirst: true}
  const state = await core.call<ViewState>('view.open', {entries, sort, rows: 100})
  expect(pathsOf(state.items!)).toEqual(['two/sub', 'loose/a.txt', 'one/.hidden', 'one/a.txt', 'two/b.md'])
  expect([state.total, state.folder]).toEqual([5, undefined])
  const filtered = await core.call<ViewState>('view.open', {entries, filter: {query: 'a', kind: ['file']}, sort, rows: 100})
  expect(pathsOf(filtered.items!)).toEqual(['loose/a.txt', 'one/a.txt'])
})

test('what is renamed or moved stays in the view, and what goes leaves it', async () => {
  const [one, two] = [await idsIn('one'), await idsIn('two')]
  const {view} = await core.call<ViewState>('view.open', {entries: [one['a.txt'], one['b.md'], two['a.txt']]})
  const shown = async (): Promise<readonly string[]> => {
    await core.call('view.refresh', {view})
    return pathsOf((await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 10})).items)
  }
  renameSync(at('one', 'a.txt'), at('one', 'sub', 'z.txt'))
  rmSync(at('one', 'b.md'))
  await expect.poll(shown, {timeout: 5_000, interval: 30}).toEqual(['two/a.txt', 'one/sub/z.txt'])
  const {items} = await core.call<{items: Item[]}>('view.renew', {view, ids: [one['b.md'], one['a.txt']]})
  expect(items.map(({name}) => name)).toEqual(['z.txt'])
})

test('ids of another index, none at all, too many and two sources at once', async () => {
  const one = await idsIn('one')
  const strange = '018f0000-0000-7000-8000-000000000001'
  expect((await core.call<ViewState>('view.open', {entries: [strange, one['a.txt']]})).total).toBe(1)
  expect((await core.call<ViewState>('view.open', {entries: []})).total).toBe(0)
  const many = Array.from({length: MOST_ENTRIES + 1}, () => one['a.txt'])
  await expect(core.call('view.open', {entries: many})).rejects.toMatchObject({code: 'BadInput'})
  expect((await core.call<ViewState>('view.open', {entries: many.slice(1)})).total).toBe(1)
  await expect(core.call('view.open', {entries: [], folder: at('one')})).rejects.toMatchObject({code: 'BadInput'})
})
