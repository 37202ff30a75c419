import {renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

test('what has turned up is missed no longer by a run that looked for it where it was before', async () => {
  const root = tempFolder()
  writeFileSync(join(root, 'one'), 'one')
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const id = bench.ids()['one']!
  renameSync(join(root, 'one'), join(root, 'two'))
  const young = 50_000
  const copy = `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
    SELECT ?, parent, volume, 'two', kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`
  index.prepare(copy).run(young, id)
  const miss = index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)')
  for (const scan of ['another run', FOLLOWING]) miss.run(scan, id)
  expect(settleFollowed(bench.stores(), {firstId: young, standing: [], due: []}).taken).toEqual([{young, old: id}])
  expect(index.prepare('SELECT * FROM scan_missing').all()).toEqual([])
  expect(bench.ids()).toEqual({two: id})
  bench.close()
})

test('what whoever follows the disk has missed is not judged by a run that comes by', async () => {
  const root = tempFolder()
  writeFileSync(join(root, 'document'), 'one')
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const id = bench.ids()['document']!
  // As it is left between a look and its settlement: the row steps aside for what stands in its place now.
  rmSync(join(root, 'document'))
  writeFileSync(join(root, 'document'), 'two')
  index.prepare("UPDATE entry SET name = '/' || id WHERE id = ?").run(id)
  index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)').run(FOLLOWING, id)
  await bench.run()
  const young = index.prepare("SELECT id FROM entry WHERE name = 'document'").pluck().get() as number
  index.prepare('UPDATE scan_missing SET heir = ? WHERE entry = ?').run(young, id)
  expect(settleFollowed(bench.stores(), {firstId: young, standing: [], due: [id]}).taken).toEqual([{young, old: id}])
  expect(bench.ids()).toEqual({document: id})
  bench.close()
})
