import {lstatSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {withCounters} from '../entries/counters.ts'
import {asideOf} from '../scan/aside.ts'
import {noteDeparted, noteSeen} from '../scan/departed.ts'
import {keepUndue} from '../scan/keep-undue.ts'
import {placedRow} from '../scan/placed-row.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

/** Higher than what a first run gives. */
const YOUNG = 50_000
let root: string
let away: string
let bench: IndexBench
let before: Readonly<Record<'folder' | 'folder/older' | 'younger', number>>
const at = (name: string): string => join(root, name)

beforeEach(async () => {
  root = tempFolder()
  away = join(tempFolder(), 'away')
  mkdirSync(at('folder'))
  // Of two files the younger one may be a new form of the older, and births are told to some milliseconds only.
  for (const name of ['folder/older', 'younger']) {
    writeFileSync(at(name), name)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids() as typeof before
})
afterEach(() => bench.close())

const miss = (id: number, heir?: number): void =>
  void bench
    .stores()
    .index.prepare('INSERT OR REPLACE INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)')
    .run(FOLLOWING, id, heir ?? null)
const missed = (): number[] => bench.stores().index.prepare('SELECT entry FROM scan_missing').pluck().all() as number[]
const settle = (...due: readonly number[]) => settleFollowed(bench.stores(), {firstId: 1, standing: [], due})

/** A row of a known file at another place, as a look at that place makes it. */
function seenAt(id: number, {of, folder, name}: {readonly of: number; readonly folder: number; readonly name: string}): void {
  const {index} = bench.stores()
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE parent = ? AND name = ?").run(folder, name)
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, ?, volume, ?, kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(id, folder, name, of)
  index.prepare('INSERT INTO folder (id, parent) SELECT id, parent FROM entry WHERE id = ? AND kind = 1').run(id)
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(id + 1)
}

const topOf = (id: number): number => placedRow(bench.stores().index, id)!.parent

test('what a known file has come over waits until that file was missed where it was, and is not taken for it', () => {
  const {folder, 'folder/older': older, younger} = before
  renameSync(at('folder/older'), at('younger'))
  seenAt(YOUNG, {of: older, folder: topOf(younger), name: 'younger'})
  miss(younger, YOUNG)
  expect(settle(younger).asked).toEqual([folder])
  expect(missed()).toEqual([younger])
  miss(older)
  settle(younger)
  expect(bench.ids()).toEqual({folder, younger: older})
})

test('a file that was seen in a folder that is lost as well is not gone', async () => {
  const {folder, 'folder/older': older, younger} = before
  seenAt(YOUNG, {of: younger, folder, name: 'second'})
  renameSync(at('younger'), away)
  renameSync(at('folder'), at('moved'))
  seenAt(YOUNG + 1, {of: folder, folder: topOf(younger), name: 'moved'})
  for (const id of [folder, younger]) miss(id)
  settle()
  expect(missed()).toContain(younger)
  renameSync(away, at('moved/third'))
  await bench.run({isDisturbed: true})
  settle(younger)
  expect(bench.ids()).toMatchObject({moved: folder, 'moved/older': older, 'moved/third': younger})
})

test('a file that waits in a folder that goes is what it was where it turns up', async () => {
  const {folder, 'folder/older': older, younger} = before
  renameSync(at('folder/older'), away)
  rmSync(at('folder'), {recursive: true})
  for (const id of [folder, older]) miss(id)
  settle(folder)
  expect(bench.ids()).toEqual({younger})
  renameSync(away, at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({younger, moved: older})
  expect(missed()).toEqual([])
})

test('a file that was taken for gone, and had come over another one, is not taken for that one when it is given back', () => {
  const {folder, 'folder/older': older, younger} = before
  const {index} = bench.stores()
  renameSync(at('folder/older'), at('younger'))
  seenAt(YOUNG, {of: older, folder: topOf(younger), name: 'younger'})
  miss(younger, YOUNG)
  noteDeparted(index, [placedRow(index, older)!])
  index.prepare('DELETE FROM entry WHERE id = ?').run(older)
  noteSeen(index, older, YOUNG)
  settle()
  settle(younger)
  expect(bench.ids()).toEqual({folder, younger: older})
})

/** A document is seen in its folder, which has moved, and is saved there; nobody has missed the folder where it was. */
async function saveInMovedFolder(): Promise<{readonly folder: number; readonly older: number; readonly second: number}> {
  writeFileSync(at('made'), 'made')
  await bench.run()
  const {folder, 'folder/older': older, younger, made} = bench.ids() as typeof before & {readonly made: number}
  renameSync(at('folder'), at('moved'))
  seenAt(YOUNG, {of: folder, folder: topOf(younger), name: 'moved'})
  seenAt(YOUNG + 1, {of: older, folder: YOUNG, name: 'older'})
  renameSync(at('made'), at('moved/older'))
  seenAt(YOUNG + 2, {of: made, folder: YOUNG, name: 'older'})
  bench.stores().index.prepare('DELETE FROM entry WHERE id = ?').run(made)
  miss(YOUNG + 1, YOUNG + 2)
  return {folder, older, second: YOUNG + 1}
}

test('a document that is saved where it was seen a second time is what it was first', async () => {
  const {folder, older, second} = await saveInMovedFolder()
  miss(folder)
  settle(second)
  expect(bench.ids()).toEqual({younger: before.younger, moved: folder, 'moved/older': older})
})

test.each([false, true])('so it is when that was seen a third time (written to since: %s)', async (isWritten) => {
  const {folder, older, second} = await saveInMovedFolder()
  const {index} = bench.stores()
  const [form, again] = [second + 1, second + 2]
  seenAt(again, {of: form, folder: YOUNG, name: 'older'})
  if (isWritten) index.prepare('UPDATE entry SET ctime = ctime + 20000000000 WHERE id = ?').run(again)
  for (const id of [second, form]) miss(id, again)
  miss(folder)
  settle(second, form)
  expect(bench.ids()).toEqual({younger: before.younger, moved: folder, 'moved/older': older})
})

test('it waits until it was missed where it was first', async () => {
  const {folder, older, second} = await saveInMovedFolder()
  settle(second)
  expect(missed()).toEqual([second])
  miss(folder)
  settle(second)
  expect(bench.ids()).toEqual({younger: before.younger, moved: folder, 'moved/older': older})
})

test.each(['as it was told', 'as the new folder tells'])(
  'what waits in a folder that was replaced makes room for what stands in the new one, %s',
  async (how) => {
    writeFileSync(at('folder/newest'), 'newest')
    await bench.run()
    const {folder, younger, 'folder/newest': newest} = bench.ids() as typeof before & {readonly 'folder/newest': number}
    renameSync(at('folder'), away)
    mkdirSync(at('folder'))
    renameSync(at('younger'), at('folder/newest'))
    seenAt(YOUNG, {of: folder, folder: topOf(younger), name: 'folder'})
    const {ino, birthtimeNs} = lstatSync(at('folder'), {bigint: true})
    bench.stores().index.prepare('UPDATE entry SET inode = ?, birth = ? WHERE id = ?').run(ino, birthtimeNs, YOUNG)
    seenAt(YOUNG + 1, {of: younger, folder: YOUNG, name: 'newest'})
    miss(folder, YOUNG)
    if (how === 'as it was told') miss(newest, YOUNG + 1)
    settle(folder, newest)
    expect(missed()).toEqual([newest])
    miss(younger)
    settle(newest)
    expect(bench.ids()).toEqual({folder, 'folder/newest': younger})
  },
)

test('what waits in a folder that turned out to be another one makes room there for what has its name', () => {
  const {folder, younger} = before
  const {index} = bench.stores()
  const row = placedRow(index, younger)!
  index.prepare("UPDATE entry SET parent = ?, name = CAST('/' || id AS BLOB) WHERE id = ?").run(folder, younger)
  const lost = [{...row, name: 'older', isMissed: true, isDue: false, waits: false, heir: undefined}]
  withCounters(index, (counters) => keepUndue({index, counters, lost, found: new Set()}))
  expect(missed()).toEqual([younger])
  expect(asideOf(index, younger)?.name).toBe('older')
})

test('what has waited for long is judged by what is known', () => {
  const {folder, 'folder/older': older, younger} = before
  renameSync(at('folder/older'), at('younger'))
  seenAt(YOUNG, {of: older, folder: topOf(younger), name: 'younger'})
  miss(younger, YOUNG)
  settleFollowed(bench.stores(), {firstId: 1, standing: [], due: [younger], overdue: [younger]})
  expect(bench.ids()).toEqual({folder, 'folder/older': older, younger})
  expect(missed()).toEqual([])
})

test('a document is not looked for in a folder that was seen on its way, and is known to be elsewhere', () => {
  const {folder, 'folder/older': older, younger} = before
  const {index} = bench.stores()
  const top = topOf(younger)
  // It moved into another folder, which moved as well, and then out of that one to where it is, and where the document was saved.
  mkdirSync(at('moved'))
  renameSync(at('folder/older'), at('moved/older'))
  rmSync(at('folder'), {recursive: true})
  renameSync(at('younger'), at('moved/older'))
  const way = YOUNG
  seenAt(way, {of: folder, folder: top, name: 'way'})
  index.prepare('UPDATE entry SET inode = 1 WHERE id = ?').run(way)
  seenAt(way + 1, {of: folder, folder: way, name: 'seen'})
  seenAt(way + 2, {of: older, folder: way + 1, name: 'older'})
  seenAt(way + 3, {of: folder, folder: top, name: 'moved'})
  seenAt(way + 4, {of: younger, folder: way + 3, name: 'older'})
  index.prepare('DELETE FROM entry WHERE id = ?').run(younger)
  seenAt(way + 5, {of: way, folder: top, name: 'went'})
  for (const id of [folder, way]) miss(id)
  for (const due of [[], [older]]) settleFollowed(bench.stores(), {firstId: YOUNG, standing: [], due})
  expect(bench.ids()).toMatchObject({moved: folder, 'moved/older': older})
})

test('a file that is back at its own place was never another one', () => {
  const {younger} = before
  const {index} = bench.stores()
  seenAt(YOUNG, {of: younger, folder: topOf(younger), name: 'younger'})
  miss(younger, YOUNG)
  settleFollowed(bench.stores(), {firstId: YOUNG + 1, standing: [], due: [younger]})
  expect(bench.ids()).toEqual(before)
  expect(index.prepare('SELECT count(*) FROM departed').pluck().get()).toBe(0)
})
