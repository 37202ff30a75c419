import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {factsAt} from '../../testing/facts-at.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {openIndexMoment} from '../index-follow.ts'
import {dropEntries} from './drop-entries.ts'
import {type MovedEntry, moveEntries} from './move-entries.ts'
import {noteFacts} from './note-facts.ts'

let root: string
let bench: IndexBench
let before: Readonly<Record<string, number>>

const path = (name: string): string => (name === '' ? root : join(root, name))
const write = (name: string, text = name): void => {
  mkdirSync(join(path(name), '..'), {recursive: true})
  writeFileSync(path(name), text)
}
const top = (): number => bench.stores().index.prepare('SELECT entry FROM root').pluck().get() as number
const idOf = (name: string): number => (name === '' ? top() : bench.ids()[name]!)
const folderOf = (name: string): string => name.split('/').slice(0, -1).join('/')
const moved = (from: string, to: string): MovedEntry => ({
  id: idOf(from),
  parent: idOf(folderOf(to)),
  name: Buffer.from(to.split('/').at(-1)!),
  facts: factsAt(path(to)),
})
/** What else an act knows of: folders whose names changed have other times. */
const noteFolders = (...names: readonly string[]): unknown =>
  noteFacts(bench.stores(), {entries: names.map((name) => ({id: idOf(name), facts: factsAt(path(name))}))})

const found = (): readonly string[] =>
  execFileSync('find', [root, '-mindepth', '1', '-printf', '%p\\t%y\\t%s\\t%T@\\t%i\\n'], {
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
  })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/\.(\d{9})0\t/, '.$1\t'))
    .toSorted((a, b) => (a.split('\t')[0]! < b.split('\t')[0]! ? -1 : 1))
const sums = (): unknown =>
  bench
    .stores()
    .index.prepare('SELECT id, parent, own_files, own_folders, own_bytes, own_linked, bytes, files, folders FROM folder ORDER BY id')
    .all()

/** The index is as the disk is, and the next run, which reads the folders again, has nothing to write. */
async function expectSettled(): Promise<void> {
  expect(bench.lines()).toEqual(found())
  const [seq, kept] = [bench.seq(), sums()]
  const {added, changed, removed, moved: wandered} = await bench.run()
  expect({added, changed, removed, wandered}).toEqual({added: 0, changed: 0, removed: 0, wandered: 0})
  expect([bench.seq(), sums()]).toEqual([seq, kept])
}

beforeEach(async () => {
  root = tempFolder()
  for (const name of ['a/one', 'a/deep/two', 'a/deep/er/three', 'b/four', 'five']) write(name)
  linkSync(path('a/deep/two'), path('b/two again'))
  linkSync(path('a/deep/two'), path('a/two third'))
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids()
  return () => bench.close()
})

test('a renamed file keeps its id, its content and its place in the sums', async () => {
  bench.stores().index.prepare('UPDATE entry SET content = 77 WHERE id = ?').run(idOf('a/one'))
  renameSync(path('a/one'), path('a/eins'))
  const seq = bench.seq()
  expect(moveEntries(bench.stores(), {moves: [moved('a/one', 'a/eins')]}).seq).toBe(seq + 1)
  noteFolders('a')
  expect(bench.ids()).toEqual({...without(before, 'a/one'), 'a/eins': before['a/one']})
  expect(contentOf('a/eins')).toBe(77)
  await expectSettled()
  expect(contentOf('a/eins')).toBe(77)
})
const contentOf = (name: string): unknown => bench.stores().index.prepare('SELECT content FROM entry WHERE id = ?').pluck().get(idOf(name))
const without = (ids: Readonly<Record<string, number>>, name: string): Record<string, number> =>
  Object.fromEntries(Object.entries(ids).filter(([one]) => one !== name && !one.startsWith(`${name}/`)))

test('a moved folder keeps all ids in it; followers hear of one row, and sums count links once', async () => {
  renameSync(path('a/deep'), path('b/low'))
  const seq = bench.seq()
  moveEntries(bench.stores(), {moves: [moved('a/deep', 'b/low')]})
  const moment = openIndexMoment(bench.stores().index)
  expect([...moment.rowsAfter(seq)].flat().map(([id, parent, name]) => [id, parent, name])).toEqual([
    [before['a/deep'], before['b'], 'low'],
  ])
  moment.end()
  noteFolders('a', 'b')
  expect(bench.ids()).toEqual({
    ...without(before, 'a/deep'),
    'b/low': before['a/deep'],
    'b/low/two': before['a/deep/two'],
    'b/low/er': before['a/deep/er'],
    'b/low/er/three': before['a/deep/er/three'],
  })
  // 'a/deep/two' is ten bytes and has two names below b, one below a.
  expect(bench.sums()).toMatchObject({
    '': {bytes: 5 + 4 + 10 + 15 + 6, files: 7, folders: 4},
    a: {bytes: 5 + 10, files: 2, folders: 0},
    b: {bytes: 6 + 10 + 15, files: 4, folders: 2},
  })
  await expectSettled()
})

test('what the moved one replaced is gone, also where it stood around it', async () => {
  renameSync(path('five'), path('b/four'))
  moveEntries(bench.stores(), {moves: [moved('five', 'b/four')]})
  noteFolders('', 'b')
  expect(bench.ids()).toEqual({...without(before, 'five'), 'b/four': before['five']})
  await expectSettled()

  renameSync(path('a/deep'), path('kept'))
  rmSync(path('a'), {recursive: true})
  renameSync(path('kept'), path('a'))
  moveEntries(bench.stores(), {moves: [{...moved('a/deep', 'a'), parent: top()}]})
  const link = {id: idOf('b/two again'), facts: factsAt(path('b/two again'))}
  noteFacts(bench.stores(), {entries: [link, {...link, id: idOf('a/two')}]})
  expect(bench.ids()).toMatchObject({a: before['a/deep'], 'a/two': before['a/deep/two'], 'a/er/three': before['a/deep/er/three']})
  await expectSettled()
})

test.each(['as it was done', 'by its ends alone'])('names that change places keep their ids, told %s', async (how) => {
  renameSync(path('a/one'), path('a/tmp'))
  renameSync(path('b/four'), path('a/one'))
  renameSync(path('a/tmp'), path('b/four'))
  const ends = [moved('a/one', 'b/four'), moved('b/four', 'a/one')]
  const steps = [{...ends[0]!, parent: idOf('a'), name: Buffer.from('tmp')}, ends[1]!, ends[0]!]
  moveEntries(bench.stores(), {moves: how === 'as it was done' ? steps : ends})
  noteFolders('a', 'b')
  expect(bench.ids()).toEqual({...before, 'a/one': before['b/four'], 'b/four': before['a/one']})
  await expectSettled()
})

test('a folder and the one that it goes into may both move', async () => {
  renameSync(path('a/deep'), path('top'))
  renameSync(path('a'), path('top/a'))
  moveEntries(bench.stores(), {
    moves: [moved('a/deep', 'top'), {id: idOf('a'), parent: idOf('a/deep'), name: Buffer.from('a'), facts: factsAt(path('top/a'))}],
  })
  noteFolders('', 'top')
  expect(bench.ids()).toMatchObject({top: before['a/deep'], 'top/a': before['a'], 'top/a/one': before['a/one']})
  await expectSettled()
})

test('content is forgotten where the index did not know the file as it was moved', () => {
  const index = bench.stores().index
  for (const name of ['a/one', 'b/four', 'five']) index.prepare('UPDATE entry SET content = 77 WHERE id = ?').run(idOf(name))
  const seen = {one: factsAt(path('a/one')), four: factsAt(path('b/four'))}
  writeFileSync(path('five'), 'five, changed')
  for (const [from, to] of [
    ['a/one', 'a/1'],
    ['b/four', 'b/4'],
    ['five', '5'],
  ] as const)
    renameSync(path(from), path(to))
  const moves = [
    {...moved('a/one', 'a/1'), before: seen.one},
    // The same size and time, but something was done to it since.
    {...moved('b/four', 'b/4'), before: {...seen.four, ctimeNs: seen.four.ctimeNs + 1n}},
    moved('five', '5'),
  ]
  moveEntries(bench.stores(), {moves})
  expect(['a/1', 'b/4', '5'].map(contentOf)).toEqual([77, null, null])
})

test('what was deleted is gone with all below it, for followers too, and from the sums', async () => {
  rmSync(path('a/deep'), {recursive: true})
  rmSync(path('five'))
  const seq = bench.seq()
  expect(dropEntries(bench.stores(), {entries: [idOf('a/deep'), idOf('five'), 999_999]}).removed).toBe(5)
  const moment = openIndexMoment(bench.stores().index)
  expect(moment.goneAfter(seq)).toEqual([before['a/deep'], before['five']])
  moment.end()
  expect(bench.stores().index.prepare('SELECT DISTINCT reason FROM gone WHERE seq > ?').pluck().all(seq)).toEqual([0])
  noteFolders('', 'a')
  const facts = factsAt(path('b/two again'))
  noteFacts(bench.stores(), {entries: ['b/two again', 'a/two third'].map((name) => ({id: idOf(name), facts}))})
  await expectSettled()
})

test('a row that is not there is no error, and its folder is read by the next run', async () => {
  write('new')
  renameSync(path('new'), path('b/new'))
  moveEntries(bench.stores(), {moves: [{id: 999_999, parent: idOf('b'), name: Buffer.from('new'), facts: factsAt(path('b/new'))}]})
  expect(dropEntries(bench.stores(), {entries: []}).removed).toBe(0)
  expect((await bench.run()).added).toBe(1)
  expect(bench.lines()).toEqual(found())
})

test('where another file stands than the index knew, its row goes and the next run finds what is there', async () => {
  // Its inode is not given to another file meanwhile.
  renameSync(path('b/four'), join(tempFolder(), 'four'))
  write('b/four', 'quite another file')
  renameSync(path('b/four'), path('a/four'))
  moveEntries(bench.stores(), {moves: [moved('b/four', 'a/four')]})
  expect(bench.ids()).toEqual(without(before, 'b/four'))
  await bench.run()
  expect(bench.lines()).toEqual(found())
})

test('where the index is behind, a folder does not come to stand in itself', async () => {
  renameSync(path('a/deep'), path('deep'))
  renameSync(path('a'), path('deep/a'))
  // Only the second move is ours.
  moveEntries(bench.stores(), {
    moves: [{id: idOf('a'), parent: idOf('a/deep'), name: Buffer.from('a'), facts: factsAt(path('deep/a'))}],
  })
  expect(bench.ids()).toEqual(before)
  await bench.run()
  expect(bench.lines()).toEqual(found())
  expect(bench.ids()).toMatchObject({deep: before['a/deep'], 'deep/a': before['a'], 'deep/a/one': before['a/one']})
})

test('what moved out of the index is gone from it', async () => {
  const away = join(tempFolder(), 'away')
  renameSync(path('a'), away)
  moveEntries(bench.stores(), {moves: [{id: idOf('a'), name: Buffer.from('away'), facts: factsAt(away)}]})
  const facts = factsAt(path('b/two again'))
  noteFacts(bench.stores(), {
    entries: [
      {id: top(), facts: factsAt(root)},
      {id: idOf('b/two again'), facts},
    ],
  })
  expect(bench.ids()).toEqual(without(before, 'a'))
  await expectSettled()
})

test('a listing that an act has changed is compared by the next run, whatever its digest was', () => {
  const digest = (name: string): unknown =>
    bench.stores().index.prepare('SELECT hex(digest) FROM folder WHERE id = ?').pluck().get(idOf(name))
  const other = digest('a/deep')
  renameSync(path('a/one'), path('b/one'))
  moveEntries(bench.stores(), {moves: [moved('a/one', 'b/one')]})
  expect([digest('a'), digest('b'), digest('a/deep')]).toEqual(['0'.repeat(32), '0'.repeat(32), other])
  dropEntries(bench.stores(), {entries: [idOf('a/deep/two')]})
  expect(digest('a/deep')).toBe('0'.repeat(32))
})

const locate = (name: string): unknown =>
  bench.stores().index.prepare("INSERT INTO root (entry, location, touched_at) VALUES (?, 'nested', 0)").run(idOf(name))
const rel = (name: string): string => path(name).slice(1)
const tops = (): unknown => bench.stores().index.prepare('SELECT name FROM entry WHERE parent < 0 ORDER BY id').pluck().all()

test('a location in a folder that was deleted stays, empty, where the user finds it', async () => {
  locate('a/deep/er')
  rmSync(path('a'), {recursive: true})
  expect(dropEntries(bench.stores(), {entries: [idOf('a')]}).removed).toBe(6)
  expect(tops()).toEqual([rel(''), rel('a/deep/er')])
  const {index} = bench.stores()
  expect(index.prepare('SELECT bytes, files, digest FROM folder WHERE id = ?').get(before['a/deep/er'])).toEqual({
    bytes: 0,
    files: 0,
    digest: null,
  })
  expect(index.prepare('SELECT entry FROM root WHERE location = ?').pluck().get('nested')).toBe(before['a/deep/er'])
})

test.each(['a', 'a/deep/er'])('a location that leaves the index with %s goes to its new place with all that it holds', (name) => {
  locate('a/deep/er')
  const away = join(tempFolder(), 'away')
  renameSync(path(name), away)
  const move = {id: idOf(name), name: Buffer.from('away'), facts: factsAt(away), path: Buffer.from(away.slice(1))}
  moveEntries(bench.stores(), {moves: [move]})
  expect(tops()).toEqual([rel(''), name === 'a' ? `${away.slice(1)}/deep/er` : away.slice(1)])
  const three = bench.stores().index.prepare('SELECT parent, name FROM entry WHERE id = ?').get(before['a/deep/er/three'])
  expect(three).toEqual({parent: before['a/deep/er'], name: 'three'})
  const whole = bench.stores().index.prepare('SELECT bytes, files, folders FROM folder WHERE id = (SELECT min(entry) FROM root)').get()
  expect(whole).toEqual(name === 'a' ? {bytes: 6 + 4 + 10, files: 3, folders: 1} : {bytes: 5 + 4 + 10 + 6, files: 6, folders: 3})
})

test('facts of what is another thing now, or is not known, are left to the next run', () => {
  const lines = bench.lines()
  const other = factsAt(path('five'))
  expect(
    noteFacts(bench.stores(), {
      entries: [
        {id: idOf('a/one'), facts: other},
        {id: 999_999, facts: other},
      ],
    }).seq,
  ).toBe(bench.seq())
  expect(bench.lines()).toEqual(lines)
})
