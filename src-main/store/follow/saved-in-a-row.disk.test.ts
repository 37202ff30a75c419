import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {freshState} from '../scan/begin-scan.ts'
import {settleMissing} from '../scan/settle-missing.ts'
import {settleFollowed} from './settle-followed.ts'

let root: string
let bench: IndexBench
let before: Readonly<Record<string, number>>
const at = (name: string): string => join(root, name)
const missed = (): number[] => bench.stores().index.prepare('SELECT entry FROM scan_missing').pluck().all() as number[]
const settle = (due: readonly number[]): void => void settleFollowed(bench.stores(), {firstId: 1, standing: [], due})

/** A document that a young file has come over, and that was saved after that; nothing of it is settled. */
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
  renameSync(at('made'), at('folder/document'))
  await bench.run({isDisturbed: true})
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('folder/tmp'), 'third')
  renameSync(at('folder/tmp'), at('folder/document'))
  await bench.run({isDisturbed: true})
})
afterEach(() => bench.close())

test.each([
  ['all rows at once', []],
  ['both at once', [['made', 'folder/document']]],
  ['the document first', [['folder/document'], ['made']]],
  ['the young file first', [['made'], ['folder/document']]],
])('a young file that came over a document has no claim on what was saved there after it, by judging %s', (_, judged) => {
  for (const names of judged) settle(names.map((name) => before[name]!))
  settle(missed())
  settle(missed())
  expect([missed(), bench.ids()]).toEqual([[], {folder: before['folder'], 'folder/document': before['folder/document']}])
})

test('a document whose new form moves on before the old place of that was looked at keeps it', async () => {
  const {'folder/document': document} = before
  settle(missed())
  settle(missed())
  writeFileSync(at('young'), 'fourth')
  await bench.run()
  const {young} = bench.ids()
  // Its file came over the document a moment ago, and was settled before it was missed where it was.
  const {index} = bench.stores()
  index
    .prepare(
      `INSERT OR REPLACE INTO departed (id, parent, volume, kind, size, mtime, birth, inode, heir_inode, heir)
         SELECT id, parent, volume, kind, size, mtime, birth, inode, (SELECT inode FROM entry WHERE id = :young), :young + 1 FROM entry WHERE id = :document`,
    )
    .run({young, document})
  index
    .prepare(
      'UPDATE entry SET (size, mtime, ctime, birth, inode) = (SELECT size, mtime, ctime, birth, inode FROM entry WHERE id = ?) WHERE id = ?',
    )
    .run(young, document)
  rmSync(at('folder/document'))
  renameSync(at('young'), at('moved'))
  await bench.run()
  expect(bench.ids()).toEqual({folder: before['folder'], moved: document})
})

test('a file that was seen on its way at a place where an older one stands by now is found where it is', async () => {
  const {index} = bench.stores()
  settle(missed())
  settle(missed())
  await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(at('young'), 'fourth')
  await bench.run()
  const {young, folder} = bench.ids()
  const second = 500_000
  // As of a run that came by it there, and missed it there a moment later.
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT :second, :folder, volume, CAST('/' || CAST(:second AS INTEGER) AS BLOB), kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = :young`,
    )
    .run({second, folder, young})
  index.prepare('INSERT INTO aside (entry, name, since) VALUES (?, ?, ?)').run(second, 'document', second + 1)
  index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run('run', second)
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(second + 2)
  renameSync(at('young'), at('moved'))
  await bench.run({isDisturbed: true})
  settle([young!])
  // It steps aside under its own number.
  expect(bench.ids()).toHaveProperty(`folder//${young}`)
  settleMissing(bench.stores(), {job: 'run', state: freshState(second, 0), judges: false})
  settle(missed())
  expect(bench.ids()).toEqual({folder, 'folder/document': before['folder/document'], moved: young})
})
