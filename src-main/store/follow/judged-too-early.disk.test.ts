import {linkSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {forgetDeparted, noteDeparted} from '../scan/departed.ts'
import {freshState} from '../scan/begin-scan.ts'
import {placedRow} from '../scan/placed-row.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleMissing} from '../scan/settle-missing.ts'
import {settleFollowed} from './settle-followed.ts'

/** Higher than what a first run gives. */
const YOUNG = 50_000
let root: string
let away: string
let bench: IndexBench
let before: Readonly<Record<string, number>>
const at = (name: string): string => join(root, name)

beforeEach(async () => {
  root = tempFolder()
  away = join(tempFolder(), 'away')
  mkdirSync(at('folder'))
  // Births are told to some milliseconds only, and of two files that change places the younger one may be a new form of the older.
  for (const name of ['folder/older', 'younger']) {
    writeFileSync(at(name), name)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids()
})
afterEach(() => bench.close())

/** As after a run that saw the place of one file alone: the file of another entry stands there, and that one counts as there still. */
function lookAtPlace(name: string, file: string): void {
  const {index} = bench.stores()
  const id = before[name]!
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(id)
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, (SELECT parent FROM entry WHERE id = ?), volume, ?, kind, size, mtime, ?, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(YOUNG, id, name.split('/').at(-1), lstatSync(at(name), {bigint: true}).ctimeNs, before[file])
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(YOUNG + 1)
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)').run('run', id, YOUNG)
  settleMissing(bench.stores(), {job: 'run', state: freshState(YOUNG, 0)})
}

test('a file that was taken for gone, and stands where nobody had looked, is what it was', async () => {
  renameSync(at('younger'), away)
  await bench.run()
  expect(bench.ids()).not.toHaveProperty('younger')
  renameSync(away, at('folder/moved'))
  await bench.run()
  expect(bench.ids()['folder/moved']).toBe(before['younger'])
})

test('a document that had a second name, and got a new form, keeps that form wherever it moves', async () => {
  linkSync(at('folder/older'), at('second name'))
  await bench.run()
  renameSync(at('younger'), at('folder/older'))
  await bench.run()
  expect(bench.ids()['folder/older']).toBe(before['folder/older'])
  renameSync(at('folder/older'), at('moved'))
  await bench.run()
  expect(bench.ids()['moved']).toBe(before['folder/older'])
})

test('another file that got the number of one that is gone is new', async () => {
  const {index} = bench.stores()
  renameSync(at('younger'), away)
  await bench.run()
  index.prepare('UPDATE departed SET birth = birth - 1').run()
  renameSync(away, at('moved'))
  await bench.run()
  expect(bench.ids()['moved']).toBeGreaterThan(Math.max(...Object.values(before)))
})

test('a folder that was taken for gone is what it was with all that is in it, and followers hear of what is not', async () => {
  const {index} = bench.stores()
  writeFileSync(at('folder/deleted'), '')
  await bench.run()
  const {'folder/deleted': deleted} = bench.ids()
  renameSync(at('folder'), away)
  await bench.run()
  rmSync(join(away, 'deleted'))
  const seq = bench.seq()
  renameSync(away, at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({younger: before['younger'], moved: before['folder'], 'moved/older': before['folder/older']})
  const gone = index
    .prepare('SELECT id FROM gone WHERE seq > ? AND id IN (SELECT id FROM gone EXCEPT SELECT id FROM entry)')
    .pluck()
    .all(seq)
  expect(gone).toContain(deleted)
  expect(bench.sums()['moved']).toEqual({bytes: 12, files: 1, folders: 0})
})

test('two files that changed places are what they were, also where one place was judged before the other was looked at', async () => {
  renameSync(at('younger'), away)
  renameSync(at('folder/older'), at('younger'))
  renameSync(away, at('folder/older'))
  lookAtPlace('younger', 'folder/older')
  expect(bench.ids()['younger']).toBe(before['younger'])
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], younger: before['folder/older'], 'folder/older': before['younger']})
})

test('a file that came over another one is what it was, also where that place was judged first', async () => {
  renameSync(at('folder/older'), at('younger'))
  lookAtPlace('younger', 'folder/older')
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], younger: before['folder/older']})
})

test('a file that was made to be the new form of another one is not found again in it', async () => {
  renameSync(at('younger'), at('folder/older'))
  await bench.run()
  renameSync(at('folder'), at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/older': before['folder/older']})
})

test('a file that was seen at a second place, and waits there when it is taken for gone at the first, is what it was', async () => {
  const {index} = bench.stores()
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, ?, volume, 'second', kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(YOUNG, before['folder'], before['younger'])
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(YOUNG + 1)
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)').run(FOLLOWING, YOUNG)
  renameSync(at('younger'), away)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [before['younger']!]})
  renameSync(away, at('moved/second'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: []})
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/older': before['folder/older'], 'moved/second': before['younger']})
})

test('when all has been quiet for long what was judged stands', async () => {
  renameSync(at('younger'), away)
  await bench.run()
  forgetDeparted(bench.stores())
  renameSync(away, at('younger'))
  await bench.run()
  expect(bench.ids()['younger']).not.toBe(before['younger'])
})

/** As after a core that died: a file has a second row at a place where it was seen. */
function secondRow(of: string, {folder, name}: {readonly folder: string; readonly name: string}): void {
  const {index} = bench.stores()
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE parent = ? AND name = ?").run(before[folder], name)
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, ?, volume, ?, kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(YOUNG, before[folder], name, before[of])
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(YOUNG + 1)
}

test('a second row of a file that was judged, and became the first one, is not what the file is later', async () => {
  const {index} = bench.stores()
  secondRow('younger', {folder: 'folder', name: 'second'})
  noteDeparted(index, [placedRow(index, YOUNG)!])
  renameSync(at('younger'), at('folder/second'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [before['younger']!]})
  expect(bench.ids()['folder/second']).toBe(before['younger'])
  renameSync(at('folder/second'), at('moved'))
  await bench.run()
  expect(bench.ids()['moved']).toBe(before['younger'])
})

test('a second row that goes while the first one is found is not looked for', async () => {
  const {index} = bench.stores()
  secondRow('younger', {folder: 'folder', name: 'second'})
  for (const id of [before['younger'], YOUNG]) index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, id)
  renameSync(at('younger'), at('moved'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [before['younger']!, YOUNG]})
  expect(bench.ids()['moved']).toBe(before['younger'])
  renameSync(at('moved'), at('folder/moved'))
  await bench.run()
  expect(bench.ids()['folder/moved']).toBe(before['younger'])
})

test('a second row that waits in a folder while the first one is found is forgotten, and is not what the file is later', async () => {
  const {index} = bench.stores()
  secondRow('younger', {folder: 'folder', name: 'second'})
  for (const id of [before['younger'], YOUNG]) index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, id)
  renameSync(at('younger'), at('moved'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [before['younger']!]})
  expect(bench.ids()).toEqual({folder: before['folder'], 'folder/older': before['folder/older'], moved: before['younger']})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [YOUNG]})
  renameSync(at('moved'), at('folder/moved'))
  await bench.run()
  expect(bench.ids()['folder/moved']).toBe(before['younger'])
})

test('a file that came over another one is not that one, also where both are missed at once', async () => {
  renameSync(at('folder/older'), at('younger'))
  lookAtPlace('younger', 'folder/older')
  const {index} = bench.stores()
  for (const id of [before['younger']]) index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, id)
  rmSync(at('younger'))
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [before['younger']!]})
  expect(bench.ids()['folder/older']).toBe(before['folder/older'])
})

test('a file that came over another one, and went on before its old place was looked at, is what it was', async () => {
  renameSync(at('folder/older'), at('younger'))
  lookAtPlace('younger', 'folder/older')
  renameSync(at('younger'), at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], moved: before['folder/older']})
})

test('a document that was saved, and then taken for gone, is what it was where it turns up', async () => {
  renameSync(at('younger'), at('folder/older'))
  await bench.run()
  renameSync(at('folder/older'), away)
  await bench.run()
  renameSync(away, at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], moved: before['folder/older']})
})

test('a document that was saved, and taken for gone together with its new form before that was settled, is what it was', async () => {
  const {index} = bench.stores()
  renameSync(at('younger'), at('folder/older'))
  secondRow('younger', {folder: 'folder', name: 'older'})
  const [document, made] = [before['folder/older']!, before['younger']!]
  index.prepare('DELETE FROM entry WHERE id = ?').run(made)
  index.prepare('UPDATE entry SET ctime = ? WHERE id = ?').run(lstatSync(at('folder/older'), {bigint: true}).ctimeNs, YOUNG)
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)').run(FOLLOWING, document, YOUNG)
  // As of what was not found in a folder that had moved.
  index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, YOUNG)
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [document, YOUNG]})
  expect(bench.ids()).toEqual({folder: before['folder']})
  renameSync(at('folder/older'), at('folder/back'))
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], 'folder/back': document})
})

test('a document that is saved again keeps its new form while a row that its form before had is missed elsewhere', async () => {
  const {index} = bench.stores()
  const document = before['folder/older']!
  secondRow('folder/older', {folder: 'folder', name: 'passing'})
  // Its form before was another file that had come over it.
  index
    .prepare(
      `INSERT INTO departed (id, parent, volume, kind, size, mtime, birth, inode, heir_inode, heir)
         SELECT id, parent, volume, kind, size, mtime, birth - 1, inode + 1000000, inode, ? FROM entry WHERE id = ?`,
    )
    .run(YOUNG + 1, document)
  index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, YOUNG)
  renameSync(at('younger'), at('folder/older'))
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: YOUNG, standing: [], due: [document, before['younger']!]})
  expect(bench.ids()['folder/older']).toBe(document)
})

test('a second row that was judged is not given back where the first one is known', async () => {
  const {index} = bench.stores()
  secondRow('folder', {folder: 'folder', name: 'second'})
  noteDeparted(index, [placedRow(index, YOUNG)!])
  index.prepare('DELETE FROM entry WHERE id = ?').run(YOUNG)
  renameSync(at('folder'), at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/older': before['folder/older'], younger: before['younger']})
})

test('a second row in a folder where nobody has looked stays while the first one stands at a place that is out of date', async () => {
  const {index} = bench.stores()
  mkdirSync(at('folder/below'))
  await bench.run()
  before = bench.ids()
  secondRow('younger', {folder: 'folder/below', name: 'second'})
  renameSync(at('younger'), at('folder/below/second'))
  renameSync(at('folder'), at('moved'))
  const moved = YOUNG + 1
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, parent, volume, 'moved', kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(moved, before['folder'])
  index.prepare('INSERT INTO folder (id, parent) SELECT ?, parent FROM folder WHERE id = ?').run(moved, before['folder'])
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(moved + 1)
  index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, before['folder'])
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: []})
  expect(bench.ids()).toMatchObject({moved: before['folder'], 'moved/below/second': YOUNG, younger: before['younger']})
  await bench.run({isDisturbed: true})
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: []})
  expect(bench.ids()['moved/below/second']).toBe(before['younger'])
})
