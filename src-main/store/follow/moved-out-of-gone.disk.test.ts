import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {placedRow} from '../scan/placed-row.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

test('what is missed in a folder that moved out of one that is gone is missed still', async () => {
  const root = tempFolder()
  mkdirSync(join(root, 'outer/inner'), {recursive: true})
  writeFileSync(join(root, 'outer/inner/missed'), 'missed')
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const ids = bench.ids()
  const [outer, inner, missed] = ['outer', 'outer/inner', 'outer/inner/missed'].map((name) => ids[name]!) as [number, number, number]
  const seen = 50_000
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(seen + 1)
  const miss = index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)')
  for (const id of [outer, inner, missed]) miss.run(FOLLOWING, id)
  index
    .prepare(
      `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
         SELECT ?, ?, volume, 'moved', kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
    )
    .run(seen, placedRow(index, outer)!.parent, inner)
  index.prepare('INSERT INTO folder (id, parent) SELECT id, parent FROM entry WHERE id = ?').run(seen)
  const {held} = settleFollowed(bench.stores(), {firstId: seen, standing: [], due: [outer]})
  expect(held).toEqual([missed])
  expect(bench.ids()).toEqual({moved: inner, 'moved/missed': missed})
  bench.close()
})
