import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {writeSums} from '../../store/scan/folder-sums.ts'
import {openIndexBench, type IndexBench} from './index-bench.fixture.ts'

let bench: IndexBench | undefined
afterEach(() => bench?.close())

const tree = (files: readonly string[]): string => {
  const root = mkdtempSync(join(tmpdir(), 'onefold-index-'))
  for (const file of files) {
    mkdirSync(join(root, file, '..'), {recursive: true})
    writeFileSync(join(root, file), file)
  }
  return root
}
/** What `find` says of a tree, in byte order of the path. */
const found = (root: string): string[] =>
  execFileSync('find', [root, '-mindepth', '1', '-printf', '%p\\t%y\\t%s\\t%T@\\t%i\\n'], {
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
  })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/\.(\d{9})0\t/, '.$1\t'))
    .toSorted((a, b) => (a.split('\t')[0]! < b.split('\t')[0]! ? -1 : 1))

test('an index equals what find lists, and a rescan of an unchanged tree writes nothing', async () => {
  const root = tree(['a/b/c.txt', 'a/b.txt', 'a-b/x', 'top', 'z/é.txt'])
  bench = openIndexBench(root)
  await bench.run()
  expect(bench.lines()).toEqual(found(root))
  const seq = bench.seq()
  const state = await bench.run()
  expect({added: state.added, changed: state.changed, removed: state.removed}).toEqual({added: 0, changed: 0, removed: 0})
  expect(bench.seq()).toBe(seq)
})

test('entries keep their ids through renames, moves of files and folders, swaps and safe-saves', async () => {
  const root = tree(['docs/one.txt', 'docs/two.txt', 'docs/deep/three.txt', 'left', 'right', 'note', 'gone.txt', 'plain'])
  bench = openIndexBench(root)
  await bench.run()
  const before = bench.ids()
  renameSync(join(root, 'docs/one.txt'), join(root, 'uno.txt'))
  mkdirSync(join(root, 'attic'))
  renameSync(join(root, 'docs/deep'), join(root, 'attic/deep'))
  renameSync(join(root, 'left'), join(root, 'swap'))
  renameSync(join(root, 'right'), join(root, 'left'))
  renameSync(join(root, 'swap'), join(root, 'right'))
  renameSync(join(root, 'note'), join(root, 'note~'))
  writeFileSync(join(root, 'note'), 'saved again')
  rmSync(join(root, 'gone.txt'))
  const state = await bench.run()
  const after = bench.ids()
  expect(bench.lines()).toEqual(found(root))
  expect({
    uno: after['uno.txt'],
    deep: after['attic/deep'],
    three: after['attic/deep/three.txt'],
    left: after['left'],
    right: after['right'],
    note: after['note'],
    plain: after['plain'],
  }).toEqual({
    uno: before['docs/one.txt'],
    deep: before['docs/deep'],
    three: before['docs/deep/three.txt'],
    left: before['right'],
    right: before['left'],
    note: before['note'],
    plain: before['plain'],
  })
  expect(state.removed).toBe(1)
  expect(Object.values(before)).not.toContain(after['note~'])
})

test('sums count every inode once, also for files of several names', async () => {
  const root = tree(['a/big', 'b/c/small'])
  writeFileSync(join(root, 'a/big'), Buffer.alloc(1000))
  linkSync(join(root, 'a/big'), join(root, 'b/c/again'))
  linkSync(join(root, 'a/big'), join(root, 'b/third'))
  bench = openIndexBench(root)
  await bench.run()
  expect(bench.sums()).toEqual({
    '': {bytes: 1009, files: 4, folders: 3},
    a: {bytes: 1000, files: 1, folders: 0},
    b: {bytes: 1009, files: 3, folders: 1},
    'b/c': {bytes: 1009, files: 2, folders: 0},
  })
})

test('sums are added up again after a change, and not where nothing changed since the last time', async () => {
  const root = tree(['a/one', 'b/two'])
  bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const summed = () => index.prepare('SELECT summed_seq FROM root').pluck().get()
  expect(summed()).toBe(bench.seq())
  writeFileSync(join(root, 'b/three'), '12345')
  await bench.run()
  expect(bench.sums()).toMatchObject({'': {bytes: 15, files: 3}, b: {bytes: 10, files: 2}})
  expect(summed()).toBe(bench.seq())
  // Another run has written sums of the same folders, and may have counted before the last change.
  const one = Float64Array.of(1)
  writeSums(bench.stores(), {folders: 1, ids: Float64Array.of(bench.ids()['b']!), bytes: one, files: one, folderCounts: one})
  expect(summed()).toBe(0)
  await bench.run()
  expect(bench.sums()).toMatchObject({b: {bytes: 10, files: 2}})
})

test('a halted run resumes where it was: no folder is listed twice', async () => {
  const files = Array.from({length: 400}, (_, at) => `f${at % 40}/g${at % 8}/file${at}`)
  const root = tree(files)
  bench = openIndexBench(root, {entriesAChunk: 20})
  const halted = await bench.run({haltAfterChunks: 5, job: 'j'})
  expect(halted.statted).toBeGreaterThan(0)
  const whole = await bench.run({job: 'j'})
  const total = found(root).length
  expect(whole.statted).toBe(total)
  expect(bench.lines()).toEqual(found(root))
})

test('a folder that another one replaced keeps the id of its place, and so do the files in it', async () => {
  const root = tree(['build/app.js', 'build/lib/x.js', 'keep'])
  bench = openIndexBench(root)
  await bench.run()
  const before = bench.ids()
  // The new tree is made first, so that no inode is given out again.
  mkdirSync(join(root, 'fresh/lib'), {recursive: true})
  writeFileSync(join(root, 'fresh/app.js'), 'new')
  writeFileSync(join(root, 'fresh/lib/x.js'), 'new')
  rmSync(join(root, 'build'), {recursive: true})
  renameSync(join(root, 'fresh'), join(root, 'build'))
  await bench.run()
  expect(bench.lines()).toEqual(found(root))
  expect(bench.ids()).toEqual(before)
})
