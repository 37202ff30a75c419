import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import type {ViewFilter, ViewState} from '../../contract/search.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)

/** The names of the rows of a folder that meet a filter. */
async function namesIn(folder: string, filter: Partial<ViewFilter>): Promise<readonly string[]> {
  const {view} = await core.call<ViewState>('view.open', {folder, filter})
  const {items} = await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})
  await core.call('view.close', {view})
  return items.map(({name}) => name)
}

beforeEach(async () => {
  core = await openTestCore({watches: true})
  for (const folder of ['indexed', 'loose']) {
    mkdirSync(at(folder, 'Notes below'), {recursive: true})
    writeFileSync(at(folder, 'notes.txt'), 'x'.repeat(10))
    writeFileSync(at(folder, 'Old Notes.md'), 'x'.repeat(2_000))
    writeFileSync(at(folder, 'photo.JPG'), 'x'.repeat(5_000))
    writeFileSync(at(folder, 'Notes below', 'notes deep.txt'), 'x')
  }
  await core.settled((await core.call<{job: Job}>('location.add', {path: at('indexed')})).job)
})
afterEach(() => core.close())

test.each(['indexed', 'loose'])('a view keeps to the rows of its folder that meet a filter: %s', async (name) => {
  const folder = at(name)
  expect(await namesIn(folder, {query: 'NOTES'})).toEqual(['Notes below', 'notes.txt', 'Old Notes.md'])
  expect(await namesIn(folder, {query: 'notes old'})).toEqual(['Old Notes.md'])
  expect(await namesIn(folder, {ext: ['jpg', 'md']})).toEqual(['Old Notes.md', 'photo.JPG'])
  expect(await namesIn(folder, {kind: ['file'], minSize: 2_000})).toEqual(['Old Notes.md', 'photo.JPG'])
  expect(await namesIn(folder, {kind: ['file'], minSize: 2_001, maxSize: 5_000})).toEqual(['photo.JPG'])
  expect(await namesIn(folder, {query: 'nothing like it'})).toEqual([])
})

test('what comes and goes in the folder comes and goes in its filtered view', async () => {
  const {view} = await core.call<ViewState>('view.open', {folder: at('indexed'), filter: {query: 'note'}})
  const names = async (): Promise<readonly string[]> => {
    await core.call('view.refresh', {view})
    return (await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})).items.map(({name}) => name)
  }
  writeFileSync(at('indexed', 'a note.txt'), '')
  writeFileSync(at('indexed', 'another.txt'), '')
  rmSync(at('indexed', 'notes.txt'))
  await expect.poll(names, {timeout: 5_000, interval: 30}).toEqual(['Notes below', 'a note.txt', 'Old Notes.md'])
})
