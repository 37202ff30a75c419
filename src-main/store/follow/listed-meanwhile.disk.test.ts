import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

let root: string
let bench: IndexBench
let before: Readonly<Record<'folder' | 'folder/file', number>>
const at = (name: string): string => join(root, name)

beforeEach(async () => {
  root = tempFolder()
  mkdirSync(at('folder'))
  writeFileSync(at('folder/file'), 'file')
  bench = openIndexBench(root)
  await bench.run()
  before = bench.ids() as typeof before
})
afterEach(() => bench.close())

const NOWHERE = 'SELECT count(*) FROM entry WHERE parent > 0 AND NOT EXISTS (SELECT 1 FROM entry AS above WHERE above.id = entry.parent)'

test('a folder that moved, and whose new place a run has listed meanwhile, leaves no rows that stand nowhere', async () => {
  const {folder, 'folder/file': file} = before
  const {index} = bench.stores()
  const top = index.prepare('SELECT parent FROM entry WHERE id = ?').pluck().get(folder) as number
  renameSync(at('folder'), at('moved'))
  // The follower has seen it at its new place, and knows it by its watch; then a run lists that.
  const young = 50_000
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(young + 2)
  const copy = index.prepare(
    `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
       SELECT ?, ?, volume, ?, kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
  )
  copy.run(young, top, 'moved', folder)
  copy.run(young + 1, young, 'file', file)
  index.prepare('INSERT INTO folder (id, parent, digest) VALUES (?, ?, zeroblob(16))').run(young, top)
  index.prepare('INSERT INTO scan_missing (scan, entry) VALUES (?, ?)').run(FOLLOWING, folder)
  const settled = settleFollowed(bench.stores(), {firstId: young, standing: [{young, old: folder}], due: []})
  expect(settled.strange).toEqual([young])
  expect(index.prepare(NOWHERE).pluck().get()).toBe(0)
  await bench.run()
  expect(bench.ids()).toEqual({moved: folder, 'moved/file': file})
})
