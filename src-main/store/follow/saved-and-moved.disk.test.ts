import {lstatSync, mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

/** Higher than what a first run gives. */
const YOUNG = 50_000
let root: string
let bench: IndexBench
let before: Readonly<Record<string, number>>
const at = (name: string): string => join(root, name)

beforeEach(async () => {
  root = tempFolder()
  mkdirSync(at('folder'))
  writeFileSync(at('folder/document'), 'first')
  // Births are told to some milliseconds only.
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('made'), 'second')
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids()
})
afterEach(() => bench.close())

const miss = (id: number, heir?: number): void =>
  void bench
    .stores()
    .index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)')
    .run(FOLLOWING, id, heir ?? null)
const missed = (): number[] => bench.stores().index.prepare('SELECT entry FROM scan_missing').pluck().all() as number[]
const settle = (due: readonly number[]): void => void settleFollowed(bench.stores(), {firstId: 1, standing: [], due})

/** As it is left between a look and its settlement: another file stands where the document was, which waits beside it. */
function comeOver(name: string): void {
  const {index} = bench.stores()
  const id = before['folder/document']!
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(id)
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, ?, volume, 'document', kind, size, mtime, ?, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(YOUNG, before['folder'], lstatSync(at('folder/document'), {bigint: true}).ctimeNs, before[name])
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(YOUNG + 1)
  miss(id, YOUNG)
}

test('a document that was saved, and whose folder moves before that is settled, waits there and is what it was', async () => {
  renameSync(at('made'), at('folder/document'))
  comeOver('made')
  bench.stores().index.prepare('DELETE FROM entry WHERE id = ?').run(before['made'])
  renameSync(at('folder'), at('moved'))
  await bench.run()
  expect(missed()).toEqual([before['folder/document']])
  settle(missed())
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/document': before['folder/document']})
})

test('a young file that came over a document in a folder that moves before that is settled brings its new form', async () => {
  renameSync(at('made'), at('folder/document'))
  comeOver('made')
  miss(before['made']!)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settle(missed())
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/document': before['folder/document']})
})

test('a young file that came over a document out of a folder that is gone since brings its new form, also where the folder is judged first', async () => {
  mkdirSync(at('gone'))
  writeFileSync(at('gone/young'), 'third')
  await bench.run()
  before = bench.ids()
  renameSync(at('gone/young'), at('folder/document'))
  comeOver('gone/young')
  miss(before['gone']!)
  settle([before['gone']!])
  expect(missed()).toEqual([before['folder/document'], before['gone']])
  settle(missed())
  const {folder, made, 'folder/document': document} = before
  expect(bench.ids()).toEqual({folder, made, 'folder/document': document})
})

test('what is missed for itself in a folder that has moved is not judged with it', async () => {
  const away = join(tempFolder(), 'document')
  renameSync(at('folder/document'), away)
  miss(before['folder/document']!)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settle([before['folder']!])
  expect(missed()).toEqual([before['folder/document']])
  renameSync(away, at('elsewhere'))
  await bench.run({isDisturbed: true})
  settle(missed())
  expect(bench.ids()).toEqual({made: before['made'], moved: before['folder'], elsewhere: before['folder/document']})
})

test('what had left a folder before it turned up elsewhere is not gone with that', async () => {
  const away = join(tempFolder(), 'document')
  renameSync(at('folder/document'), away)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  // The folder stands at a new place, and what was in it may yet be found.
  settle([])
  expect(missed()).toEqual([before['folder/document']])
  renameSync(away, at('elsewhere'))
  await bench.run({isDisturbed: true})
  settle(missed())
  expect(bench.ids()).toEqual({made: before['made'], moved: before['folder'], elsewhere: before['folder/document']})
})

test('of the rows of a file that was seen at several places the first one stays', () => {
  const {index} = bench.stores()
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, parent, volume, 'passing', kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(YOUNG, before['made'])
  miss(YOUNG)
  settle([])
  expect([missed(), bench.ids()]).toEqual([[], before])
})

test('a young file that came over a document, and was seen there twice by a core that died, brings its new form', () => {
  renameSync(at('made'), at('folder/document'))
  comeOver('made')
  bench
    .stores()
    .index.prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT :second, parent, volume, CAST('/' || CAST(:second AS INTEGER) AS BLOB), kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = :young`,
    )
    .run({second: YOUNG - 1, young: YOUNG})
  miss(YOUNG - 1, YOUNG)
  miss(before['made']!)
  settle(missed())
  expect(bench.ids()).toEqual({folder: before['folder'], 'folder/document': before['folder/document']})
})

test('a young file that came over a document, and was given its number there before that was settled, brings its new form', () => {
  const {index} = bench.stores()
  const {made, folder, 'folder/document': document} = before
  renameSync(at('made'), at('folder/document'))
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(document)
  const {ctimeNs} = lstatSync(at('folder/document'), {bigint: true})
  index.prepare("UPDATE entry SET parent = ?, name = 'document', ctime = ? WHERE id = ?").run(folder, ctimeNs, made)
  miss(document!, made)
  settle(missed())
  expect(bench.ids()).toEqual({folder, 'folder/document': document})
})

test('a document that was saved twice is not the form of the file that it was in between', async () => {
  const id = before['folder/document']!
  writeFileSync(at('folder/tmp'), 'saved')
  renameSync(at('folder/tmp'), at('folder/document'))
  await bench.run({isDisturbed: true})
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('folder/tmp'), 'saved again')
  renameSync(at('folder/tmp'), at('folder/document'))
  await bench.run({isDisturbed: true})
  settle([id])
  settle(missed())
  expect([missed(), bench.ids()]).toEqual([[], before])
})

test('a file that had become the form of a document too early, and is found as what it was, is not taken for that later', async () => {
  const {index} = bench.stores()
  writeFileSync(at('later'), 'third')
  await bench.run()
  before = bench.ids()
  const {later, 'folder/document': document} = before
  index
    .prepare(
      `INSERT INTO departed (id, parent, volume, kind, size, mtime, birth, inode, heir_inode, heir)
         SELECT id, parent, volume, kind, size, mtime, birth, inode, (SELECT inode FROM entry WHERE id = ?), ? FROM entry WHERE id = ?`,
    )
    .run(later, YOUNG, document)
  index
    .prepare(
      // It was no young file when it came there.
      'UPDATE entry SET (size, mtime, ctime, birth, inode) = (SELECT size, mtime, ctime + 11000000000, birth, inode FROM entry WHERE id = ?) WHERE id = ?',
    )
    .run(later, document)
  renameSync(at('later'), at('moved'))
  writeFileSync(at('folder/tmp'), 'fourth')
  renameSync(at('folder/tmp'), at('folder/document'))
  await bench.run({isDisturbed: true})
  settle([])
  settle(missed())
  expect(bench.ids()).toMatchObject({moved: later, 'folder/document': document})
  renameSync(at('moved'), at('moved on'))
  await bench.run()
  expect(bench.ids()).toMatchObject({'moved on': later, 'folder/document': document})
})

test('a young file out of a folder that turns up elsewhere, which has come over a document, brings its new form', async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('folder/young'), 'third')
  await bench.run()
  renameSync(at('folder/young'), at('made'))
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settle([])
  settle(missed())
  expect(bench.ids()).toEqual({made: before['made'], moved: before['folder'], 'moved/document': before['folder/document']})
})

test('what had no more than its name in a folder that turned up elsewhere is known by that', async () => {
  const away = join(tempFolder(), 'document')
  renameSync(at('folder/document'), away)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settle([])
  writeFileSync(at('moved/document'), 'saved anew')
  await bench.run({isDisturbed: true})
  settle(missed())
  expect(bench.ids()).toEqual({made: before['made'], moved: before['folder'], 'moved/document': before['folder/document']})
})

test('a file that has moved to the place of another one, in a folder that turns up elsewhere later, is not its new form', async () => {
  writeFileSync(at('older'), 'third')
  await bench.run()
  const {older} = bench.ids()
  const {index} = bench.stores()
  // The document is the younger one.
  index.prepare('UPDATE entry SET birth = birth + 1000000000000 WHERE id = ?').run(before['folder/document'])
  renameSync(at('folder/document'), join(tempFolder(), 'document'))
  renameSync(at('older'), at('folder/document'))
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  index.prepare('DELETE FROM scan_missing WHERE entry = ?').run(before['folder'])
  settle([])
  miss(before['folder']!)
  settle(missed())
  expect(bench.ids()).toEqual({made: before['made'], moved: before['folder'], 'moved/document': older})
})

test('a document whose new form is not seen for a moment in a folder that turned up elsewhere is what it was', async () => {
  renameSync(at('made'), at('folder/document'))
  comeOver('made')
  bench.stores().index.prepare('DELETE FROM entry WHERE id = ?').run(before['made'])
  const away = join(tempFolder(), 'document')
  renameSync(at('folder/document'), away)
  renameSync(at('folder'), at('moved'))
  await bench.run({isDisturbed: true})
  settle([])
  renameSync(away, at('moved/document'))
  await bench.run({isDisturbed: true})
  settle(missed())
  expect(bench.ids()).toEqual({moved: before['folder'], 'moved/document': before['folder/document']})
})
