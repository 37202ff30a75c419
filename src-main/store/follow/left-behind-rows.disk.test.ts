import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {doubtMissed} from './doubt-missed.ts'
import {settleFollowed} from './settle-followed.ts'

test('what was missed when a core died, and is there again at the next start, is not taken for gone', async () => {
  const root = tempFolder()
  for (const name of ['back', 'saved', 'gone']) writeFileSync(join(root, name), name)
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const before = bench.ids()
  const miss = index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, NULL)')
  for (const id of Object.values(before)) miss.run(FOLLOWING, id)
  index.prepare("UPDATE entry SET name = CAST('/' || id AS BLOB) WHERE id = ?").run(before['saved']!)
  doubtMissed(bench.stores())
  const missed = index.prepare('SELECT entry FROM scan_missing').pluck().all()
  expect(missed).toEqual([before['saved']])
  settleFollowed(bench.stores(), {firstId: 1e6, standing: [], due: missed as number[]})
  expect(bench.ids()).toEqual({back: before['back'], gone: before['gone']})
  bench.close()
})
