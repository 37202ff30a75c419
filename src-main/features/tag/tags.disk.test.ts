import {appendFileSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {AuditRow} from '../../contract/audit.ts'
import type {FileInfo, Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import type {ActResult} from '../../contract/outcome.ts'
import type {ViewState} from '../../contract/search.ts'
import type {Tag} from '../../contract/tag.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const put = (name: string, text: string): void => {
  mkdirSync(join(at(name), '..'), {recursive: true})
  writeFileSync(at(name), text)
}
const add = async (): Promise<Job> => core.settled((await core.call<{job: Job}>('location.add', {path: core.files, mode: 'content'})).job)
const rescan = async (): Promise<Job> => core.settled((await core.call<{job: Job}>('location.rescan', {location: core.files})).job)
const make = async (name: string, more: object = {}): Promise<Tag> => (await core.call<{tag: Tag}>('tag.create', {name, ...more})).tag
type On = {tag: Tag; act?: string; total: number; results: ActResult[]}
const apply = (tag: string, ...names: string[]): Promise<On> => core.call<On>('tag.apply', {tag, targets: names.map((name) => at(name))})
const remove = (tag: string, ...names: string[]): Promise<On> => core.call<On>('tag.remove', {tag, targets: names.map((name) => at(name))})
const list = async (): Promise<readonly string[]> =>
  (await core.call<{tags: Tag[]}>('tag.list')).tags.map(({name, colour, count}) => `${name} ${colour} ${count}`)
/** The paths below the folder of the test that are found by tags. */
const found = async (...tag: string[]): Promise<readonly string[]> =>
  (await core.call<{items: Item[]}>('search.query', {tag})).items.map(({path}) => path.slice(core.files.length + 1)).toSorted()
const refused = (name: string, input: object): Promise<string> =>
  core.call(name, input).then(
    () => 'done',
    ({code}: {code: string}) => code,
  )

beforeEach(async () => {
  core = await openTestCore()
  put('a.txt', 'the same bytes')
  put('copies/b.txt', 'the same bytes')
  put('c.txt', 'other bytes')
  put('empty 1', '')
  put('empty 2', '')
  await add()
})
afterEach(() => core.close())

test('a tag that is put on one copy is found on all of them, also after a restart', async () => {
  const work = await make('Work')
  expect(work).toEqual({id: expect.any(String), name: 'Work', colour: 'red', parent: null, count: 0})
  const {results, tag, act} = await apply('Work', 'a.txt')
  expect(results).toEqual([{path: at('a.txt'), outcome: 'done'}])
  expect([tag.count, act]).toEqual([2, expect.any(String)])
  expect(await found('work')).toEqual(['a.txt', 'copies/b.txt'])
  core = await core.reopen()
  expect(await found('Work')).toEqual(['a.txt', 'copies/b.txt'])
  expect((await core.call<FileInfo>('file.info', {targets: [at('copies/b.txt')]})).item.tags).toEqual([work.id])
  expect((await core.call<FileInfo>('file.info', {targets: [at('c.txt')]})).item.tags).toBeUndefined()
})

test('who has it already is skipped, and an act that changes nothing is none', async () => {
  await make('Work')
  await apply('Work', 'a.txt')
  const again = await apply('Work', 'a.txt')
  expect([again.results[0]!.outcome, again.act]).toEqual(['skipped', undefined])
  // The copy gets it for itself, so that it keeps it when it is edited.
  expect((await apply('Work', 'copies/b.txt')).results[0]!.outcome).toBe('done')
})

test('an edited file keeps its tag, and so do the copies that were not edited', async () => {
  await make('Work')
  await apply('Work', 'a.txt')
  appendFileSync(at('a.txt'), ' and more')
  await rescan()
  expect(await found('Work')).toEqual(['a.txt', 'copies/b.txt'])
  copyFileSync(at('a.txt'), at('d.txt'))
  await rescan()
  expect(await found('Work')).toEqual(['a.txt', 'copies/b.txt'])
})

test('a copy that is made later has the tag, and the tag stays when the first one is deleted', async () => {
  await make('Work')
  await apply('Work', 'a.txt')
  copyFileSync(at('a.txt'), at('later.txt'))
  rmSync(at('a.txt'))
  await rescan()
  await expect.poll(() => found('Work')).toEqual(['copies/b.txt', 'later.txt'])
})

test('a file and a folder keep their tags when they are renamed outside', async () => {
  await make('Work')
  await apply('Work', 'empty 1', 'copies')
  renameSync(at('empty 1'), at('renamed'))
  renameSync(at('copies'), at('moved'))
  await rescan()
  expect(await found('Work')).toEqual(['moved', 'renamed'])
})

test('empty files are no copies of each other', async () => {
  await make('Work')
  await apply('Work', 'empty 1')
  expect(await found('Work')).toEqual(['empty 1'])
})

test('a tag that is taken off one copy goes off all of them, and comes back on those that had it', async () => {
  await make('Work')
  await apply('Work', 'a.txt', 'c.txt')
  await apply('Work', 'copies/b.txt')
  expect((await remove('Work', 'copies/b.txt', 'empty 1')).results.map(({outcome}) => outcome)).toEqual(['done', 'skipped'])
  expect(await found('Work')).toEqual(['c.txt'])
  await core.call('undo.last')
  expect(await found('Work')).toEqual(['a.txt', 'c.txt', 'copies/b.txt'])
  await core.call('redo.last')
  expect(await found('Work')).toEqual(['c.txt'])
})

test('what was tagged before its content was known passes the tag on to copies when it is', async () => {
  await core.call('location.update', {location: core.files, mode: 'shallow'})
  put('new 1', 'fresh bytes')
  put('new 2', 'fresh bytes')
  await rescan()
  await make('Work')
  await apply('Work', 'new 1')
  expect(await found('Work')).toEqual(['new 1'])
  await core.settled((await core.call<{job: Job}>('location.update', {location: core.files, mode: 'content'})).job)
  await expect.poll(() => found('Work'), {timeout: 5000}).toEqual(['new 1', 'new 2'])
})

test('after the index was made anew anchors give entries their tags back', async () => {
  await make('Work')
  await apply('Work', 'empty 1', 'copies', 'c.txt')
  renameSync(at('copies'), at('moved'))
  await rescan()
  // The anchor of the folder is behind: its inode leads to it.
  core = await core.reopen((library) => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(library, `index.db${end}`), {force: true})
    renameSync(at('empty 1'), at('renamed'))
  })
  await rescan()
  await expect.poll(() => found('Work'), {timeout: 5000}).toEqual(['c.txt', 'moved', 'renamed'])
})

test('tags nest, are found through those above them, and move up when these are deleted', async () => {
  await make('Work', {colour: '#ff8800'})
  const bills = await make('Bills', {parent: 'Work'})
  await make('Paid', {parent: 'Work/Bills'})
  await make('Home')
  await make('Bills', {parent: 'Home'})
  await apply('Paid', 'a.txt')
  await apply('Work/Bills', 'c.txt')
  expect(await list()).toEqual(['Home yellow 0', 'Bills green 0', 'Work #ff8800 3', 'Bills red 3', 'Paid orange 2'])
  expect(await found('Work')).toEqual(['a.txt', 'c.txt', 'copies/b.txt'])
  expect(await found('Paid')).toEqual(['a.txt', 'copies/b.txt'])
  expect(await refused('tag.nest', {tag: 'Work', parent: 'Paid'})).toBe('Conflict')
  await core.call('tag.delete', {tag: bills.id})
  expect((await core.call<{tags: Tag[]}>('tag.list')).tags.find(({name}) => name === 'Paid')).toMatchObject({
    parent: expect.any(String),
    count: 2,
  })
  expect(await found('Work')).toEqual(['a.txt', 'copies/b.txt'])
  await core.call('undo.last')
  expect(await found('Work/Bills')).toEqual(['a.txt', 'c.txt', 'copies/b.txt'])
})

test('names, colours and places change and change back', async () => {
  const {id} = await make('Work')
  await core.call('tag.update', {tag: 'Work', name: ' Job ', colour: 'blue'})
  const play = await make('Play')
  await core.call('tag.nest', {tag: 'job', parent: 'Play'})
  const tags = async (): Promise<readonly object[]> => (await core.call<{tags: Tag[]}>('tag.list')).tags
  expect(await tags()).toEqual([play, {id, name: 'Job', colour: 'blue', parent: play.id, count: 0}])
  await core.call('undo.last')
  await core.call('undo.last')
  await core.call('undo.last')
  expect(await tags()).toEqual([{id, name: 'Work', colour: 'red', parent: null, count: 0}])
  await core.call('redo.last')
  expect(await tags()).toEqual([{id, name: 'Job', colour: 'blue', parent: null, count: 0}])
  await core.call('undo.last')
  await core.call('undo.last')
  expect(await tags()).toEqual([])
})

test('a second tag of the same name in the same place is refused, and so are words that name none', async () => {
  await make('Work')
  expect(await refused('tag.create', {name: 'WORK'})).toBe('NameTaken')
  await make('Work', {parent: 'Work'})
  await make('Play')
  expect(await refused('tag.update', {tag: 'Play', name: 'work'})).toBe('NameTaken')
  expect(await refused('tag.nest', {tag: 'Work/Work'})).toBe('NameTaken')
  expect(await refused('tag.create', {name: 'a/b'})).toBe('BadInput')
  expect(await refused('tag.create', {name: 'x', colour: 'mauve'})).toBe('BadInput')
  expect(await refused('tag.apply', {tag: 'None', targets: [at('a.txt')]})).toBe('NotFound')
  expect(await refused('tag.apply', {tag: 'Work', targets: [at('a.txt'), at('none')]})).toBe('PathNotFound')
  expect(await refused('search.query', {tag: ['None']})).toBe('NotFound')
  expect(await found('Work')).toEqual([])
})

test('every act on tags is audited with what it changed', async () => {
  await make('Work')
  await apply('Work', 'a.txt', 'a.txt')
  await core.call('undo.last')
  const {rows} = await core.call<{rows: AuditRow[]}>('audit.list')
  expect(rows.map(({action, targets}) => [action, targets])).toEqual([
    ['undo', [{path: 'Tag 2 items “Work”', outcome: 'done'}]],
    ['tag.apply', [{path: at('a.txt'), target: 'tag:Work', outcome: 'done'}]],
    ['tag.create', [{path: 'tag:Work', outcome: 'done'}]],
  ])
  expect(await core.call('audit.verify')).toEqual({rows: 3, ok: true})
})

test('a search takes tags by word and by filter, with words of names and other filters beside them', async () => {
  await make('To do')
  await core.call('tag.apply', {tag: 'To do', targets: [at('a.txt'), at('c.txt'), at('copies')]})
  const search = async (input: object): Promise<string> =>
    (await core.call<{items: Item[]}>('search.query', input)).items.map(({name}) => name).join()
  expect(await search({query: 'tag:"to do"'})).toBe('a.txt,b.txt,c.txt,copies')
  expect(await search({query: 'C tag:"to do"', kind: ['file']})).toBe('c.txt')
  expect(await search({tag: ['to do'], in: at('copies')})).toBe('b.txt')
  expect(await search({tag: ['to do'], ext: ['txt'], sort: 'name', desc: true})).toBe('c.txt,b.txt,a.txt')
  expect(await search({query: 'tag:none'})).toBe('')
  expect(await search({query: 'tag:none', literal: true})).toBe('')
})

test('a view of a tag follows what comes and goes, and its rows carry their tags', async () => {
  const {id} = await make('Work')
  await apply('Work', 'c.txt')
  const {view, total} = await core.call<ViewState>('view.open', {search: {tag: ['Work']}})
  expect(total).toBe(1)
  await apply('Work', 'a.txt')
  expect((await core.call<ViewState>('view.refresh', {view})).total).toBe(3)
  const {items} = await core.call<{items: Item[]}>('view.slice', {view, offset: 0, count: 9})
  expect(items.map(({name, tags}) => [name, tags])).toEqual([
    ['a.txt', [id]],
    ['b.txt', [id]],
    ['c.txt', [id]],
  ])
  await core.call('tag.delete', {tag: 'Work'})
  expect((await core.call<ViewState>('view.refresh', {view})).total).toBe(0)
})

test('it tells which tags some files have, and how many of them', async () => {
  const work = await make('Work')
  const home = await make('Home')
  await apply('Work', 'a.txt', 'c.txt')
  await apply('Home', 'c.txt')
  const told = await core.call('tag.of', {targets: [at('a.txt'), at('copies/b.txt'), at('c.txt'), at('empty 1')]})
  expect(told).toEqual({
    total: 2,
    of: 4,
    tags: [
      {id: home.id, name: 'Home', colour: 'orange', parent: null, on: 1},
      {id: work.id, name: 'Work', colour: 'red', parent: null, on: 3},
    ],
  })
})

test('a tag is made as it is put on something, in one act', async () => {
  const {tag} = await core.call<On>('tag.apply', {tag: 'New', targets: [at('c.txt')], create: true})
  expect(await found('New')).toEqual(['c.txt'])
  await core.call('undo.last')
  expect(await list()).toEqual([])
  await core.call('redo.last')
  expect((await core.call<{tags: Tag[]}>('tag.list')).tags).toEqual([tag])
})

test('what no location keeps can be tagged, too, and whose location was left gets its tags back when it is added again', async () => {
  await make('Work')
  await apply('Work', 'empty 1')
  await core.call('location.remove', {location: core.files})
  const outside = at('copies', 'b.txt')
  await core.call('tag.apply', {tag: 'Work', targets: [outside]})
  expect((await core.call<FileInfo>('file.info', {targets: [outside]})).item.tags).toHaveLength(1)
  expect(await found('Work')).toEqual([])
  await add()
  await expect.poll(() => found('Work'), {timeout: 5000}).toEqual(['a.txt', 'copies/b.txt', 'empty 1'])
})
