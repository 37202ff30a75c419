import {linkSync, mkdirSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Failure} from '../../contract/errors.ts'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import type {ViewState} from '../../contract/search.ts'
import type {Volume} from '../../contract/volume.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const put = (name: string, text: string): void => {
  mkdirSync(join(at(name), '..'), {recursive: true})
  writeFileSync(at(name), text)
}
const found = async (query: string, more: object = {}): Promise<readonly string[]> =>
  (await core.call<{items: Item[]}>('search.query', {query, ...more})).items.map(({name}) => name).toSorted()
const failure = (query: string): Promise<Failure> =>
  core.call('search.query', {query}).then(
    () => ({code: 'Internal', message: 'It was understood.'}) as const,
    (error: Failure) => error,
  )

beforeAll(async () => {
  core = await openTestCore({watches: true})
  put('work/Red Car.txt', 'one and the same')
  put('work/copy of red car.txt', 'one and the same')
  put('work/plan-a.md', '# plan')
  put('home/photo.JPG', 'x'.repeat(2_000_000))
  put('home/.hidden.md', 'secret')
  put('home/old.txt', 'old')
  put('home/empty', '')
  put('home/empty too', '')
  put('home/linked', 'has two names')
  linkSync(at('home/linked'), at('home/linked too'))
  utimesSync(at('home/old.txt'), new Date(2001, 4, 5), new Date(2001, 4, 5))
  await core.settled((await core.call<{job: Job}>('location.add', {path: core.files, mode: 'deep'})).job)
  await core.call('tag.create', {name: 'To do'})
  await core.call('tag.apply', {tag: 'To do', targets: [at('work/plan-a.md')]})
})
afterAll(() => core.close())

test.each([
  ['red car', ['Red Car.txt', 'copy of red car.txt']],
  ['"d car.t"', ['Red Car.txt', 'copy of red car.txt']],
  ['car -copy', ['Red Car.txt']],
  ['plan | photo', ['photo.JPG', 'plan-a.md']],
  ['*.md', ['.hidden.md', 'plan-a.md']],
  ['?ed*', ['Red Car.txt']],
  ['ext:jpg;md !is:hidden', ['photo.JPG', 'plan-a.md']],
  ['kind:folder', ['home', 'work']],
  ['folder: path:wor', ['work']],
  ['size:>1mb', ['photo.JPG']],
  ['size:2mb', ['photo.JPG']],
  ['size:empty', ['empty', 'empty too']],
  ['dm:2001', ['old.txt']],
  ['modified:2001-05-05 | ext:jpg', ['old.txt', 'photo.JPG']],
  ['dm:today ext:md', ['.hidden.md', 'plan-a.md']],
  ['created:2001', []],
  ['path:work/red', ['Red Car.txt']],
  ['path:work/ !car', ['plan-a.md']],
  ['tag:"to do"', ['plan-a.md']],
  ['!tag:"to do" path:work/ copy', ['copy of red car.txt']],
  ['tag:nothing', []],
  ['is:hidden;folder', ['.hidden.md', 'home', 'work']],
  ['!is:hidden;file', ['home', 'work']],
  ['is:offline', []],
  ['is:online ext:md', ['.hidden.md', 'plan-a.md']],
  ['volume:"no such"', []],
  ['dup:', ['Red Car.txt', 'copy of red car.txt']],
  ['copies:>1', ['Red Car.txt', 'copy of red car.txt']],
  // Two names are one file, and empty files are no copies.
  ['copies:<2 path:home', ['.hidden.md', 'linked', 'linked too', 'old.txt', 'photo.JPG']],
  ['regex:^[a-r].*\\d?\\.(md|txt)$', ['Red Car.txt', 'copy of red car.txt', 'old.txt', 'plan-a.md']],
])('%s', async (query, names) => {
  expect(await found(query)).toEqual(names)
})

test('other filters hold beside the language, and a volume is named by its name or place', async () => {
  expect(await found('car', {in: at('home')})).toEqual([])
  expect(await found('ext:md', {kind: ['file'], ext: ['md'], hidden: false})).toEqual(['plan-a.md'])
  const {volumes} = await core.call<{volumes: Volume[]}>('volume.list')
  const {item} = await core.call<{item: Item}>('file.info', {targets: [at('work')]})
  const volume = volumes.find(({id}) => item.uri.includes(id))!
  expect(await found(`volume:"${volume.name}" ext:md`)).toEqual(['.hidden.md', 'plan-a.md'])
  expect(await found(`volume:${volume.id} plan`)).toEqual(['plan-a.md'])
  expect(await found(`path:${at('work')} plan`)).toEqual(['plan-a.md'])
})

test('what is not understood is refused with its place, or taken as it is where that is said', async () => {
  expect(await failure('plan content:x')).toMatchObject({
    code: 'BadInput',
    message: expect.stringContaining('“content:”'),
    details: {problem: 'unknownKey', from: 5, end: 14, text: 'content:x'},
  })
  expect(await failure('size:big')).toMatchObject({code: 'BadInput', details: {problem: 'badSize'}})
  expect(await failure('regex:(a')).toMatchObject({code: 'BadInput', details: {problem: 'badExpression'}})
  expect(await found('plan-a', {literal: true})).toEqual(['plan-a.md'])
  expect(await found('content:x', {literal: true})).toEqual([])
})

test('a view of the same words leaves nothing out that it does not understand: it is a plain word there', async () => {
  const names = async (input: object): Promise<readonly string[]> => {
    const {view} = await core.call<ViewState>('view.open', input)
    const {items} = await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 100})
    await core.call('view.close', {view})
    return items.map(({name}) => name)
  }
  expect(await names({search: {query: 'plan content:x'}})).toEqual([])
  expect(await names({search: {query: 'plan -car'}})).toEqual(['plan-a.md'])
  expect(await names({folder: at('home'), filter: {query: 'empty | old !too'}})).toEqual(['empty', 'old.txt'])
  expect(await names({folder: at('home'), filter: {query: '*.md'}})).toEqual([])
  expect(await names({folder: at('home'), filter: {query: 'is:hidden'}})).toEqual(['.hidden.md'])
})

test('copies are counted anew when files come', async () => {
  put('home/third.txt', 'one and the same')
  await expect.poll(() => found('copies:3'), {timeout: 10_000, interval: 100}).toEqual(['Red Car.txt', 'copy of red car.txt', 'third.txt'])
})
