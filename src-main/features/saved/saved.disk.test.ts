import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {AuditRow} from '../../contract/audit.ts'
import type {Failure} from '../../contract/errors.ts'
import type {SavedSearch} from '../../contract/saved.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const list = async (): Promise<readonly string[]> =>
  (await core.call<{saved: SavedSearch[]}>('saved.list')).saved.map(({name, query, path}) =>
    [name, query, path].filter(Boolean).join(' | '),
  )
const make = async (name: string, query: string, more: object = {}): Promise<SavedSearch> =>
  (await core.call<{saved: SavedSearch}>('saved.create', {name, query, ...more})).saved
const refused = (name: string, input: object): Promise<string> =>
  core.call(name, input).then(
    () => 'done',
    ({code}: Failure) => code,
  )

beforeEach(async () => {
  core = await openTestCore()
  mkdirSync(join(core.files, 'work'))
  writeFileSync(join(core.files, 'work', 'a.txt'), 'x')
})
afterEach(() => core.close())

test('a search is kept under a name, also after a restart, and changes with undo and redo', async () => {
  const made = await make(' At  risk ', 'kind:image copies:<2 ')
  expect(made).toEqual({id: expect.any(String), name: 'At risk', query: 'kind:image copies:<2', in: null})
  await make('another', 'ext:md', {in: join(core.files, 'work')})
  expect(core.events.filter(({type}) => type === 'saved.changed').length).toBe(2)
  await core.call('saved.rename', {saved: 'at risk', name: 'Only once'})
  await core.call('saved.update', {saved: made.id, query: 'copies:1'})
  core = await core.reopen()
  const below = join(core.files, 'work')
  expect(await list()).toEqual([`another | ext:md | ${below}`, 'Only once | copies:1'])
  await core.call('undo.last')
  await core.call('undo.last')
  expect(await list()).toEqual([`another | ext:md | ${below}`, 'At risk | kind:image copies:<2'])
  await core.call('redo.last')
  expect(await list()).toEqual([`another | ext:md | ${below}`, 'Only once | kind:image copies:<2'])
  await core.call('saved.remove', {saved: 'only once'})
  expect(await list()).toEqual([`another | ext:md | ${below}`])
  await core.call('undo.last')
  expect(await list()).toEqual([`another | ext:md | ${below}`, 'Only once | kind:image copies:<2'])
})

test('what cannot be kept is refused', async () => {
  await make('One', 'a')
  expect(await refused('saved.create', {name: 'one', query: 'b'})).toBe('NameTaken')
  expect(await refused('saved.create', {name: ' ', query: 'b'})).toBe('BadInput')
  expect(await refused('saved.create', {name: 'Two', query: ' '})).toBe('BadInput')
  expect(await refused('saved.create', {name: 'Two', query: 'size:big'})).toBe('BadInput')
  expect(await refused('saved.create', {name: 'Two', query: 'b', in: join(core.files, 'nowhere')})).toBe('PathNotFound')
  expect(await refused('saved.rename', {saved: 'nobody', name: 'x'})).toBe('NotFound')
  await make('Two', 'b')
  expect(await refused('saved.rename', {saved: 'Two', name: 'ONE'})).toBe('NameTaken')
  expect(await list()).toEqual(['One | a', 'Two | b'])
  const {act} = await core.call<{act: string}>('saved.remove', {saved: 'One'})
  await core.call('saved.rename', {saved: 'Two', name: 'One'})
  // The name is taken meanwhile.
  expect(await refused('undo.last', {act})).toBe('NameTaken')
  expect(await list()).toEqual(['One | b'])
})

test('every act on saved searches is audited', async () => {
  await make('One', 'a')
  await core.call('saved.rename', {saved: 'One', name: 'Two'})
  await core.call('undo.last')
  const {rows} = await core.call<{rows: AuditRow[]}>('audit.list')
  expect(rows.map(({action, targets}) => [action, targets])).toEqual([
    ['undo', [{path: 'Rename saved search “One” to “Two”', outcome: 'done'}]],
    ['saved.rename', [{path: 'saved:One', target: 'saved:Two', outcome: 'done'}]],
    ['saved.create', [{path: 'saved:One', outcome: 'done'}]],
  ])
  expect(await core.call('audit.verify')).toEqual({rows: 3, ok: true})
})
