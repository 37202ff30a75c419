import {linkSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {stepAside} from '../scan/aside.ts'
import {placedRow} from '../scan/placed-row.ts'
import {FOLLOWING} from '../scan/scan-types.ts'
import {settleFollowed} from './settle-followed.ts'

test('of two rows of one name in a folder that is looked for, the one that stood there keeps it', async () => {
  const root = tempFolder()
  mkdirSync(join(root, 'folder/inner'), {recursive: true})
  writeFileSync(join(root, 'folder/inner/document'), 'document')
  linkSync(join(root, 'folder/inner/document'), join(root, 'linked'))
  const bench = openIndexBench(root)
  await bench.run()
  const {index} = bench.stores()
  const ids = bench.ids() as Readonly<Record<'folder' | 'folder/inner' | 'folder/inner/document', number>>
  const {folder, 'folder/inner': inner, 'folder/inner/document': document} = ids
  const seen = 50_000
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(seen + 2)
  const copy = index.prepare(
    `INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
       SELECT ?, ?, volume, ?, kind, size, mtime, ctime, birth, inode, nlink, mode, seq FROM entry WHERE id = ?`,
  )
  const miss = index.prepare('INSERT INTO scan_missing (scan, entry, heir) VALUES (?, ?, ?)')
  // It was seen in its folder while that was on its way, so that it has two rows there; then the folder is looked for, and the one above it was seen elsewhere.
  stepAside(index, document, seen)
  copy.run(seen, inner, 'document', document)
  miss.run(FOLLOWING, document, seen)
  miss.run(FOLLOWING, inner, null)
  miss.run(FOLLOWING, folder, null)
  copy.run(seen + 1, placedRow(index, folder)!.parent, 'moved', folder)
  index.prepare('INSERT INTO folder (id, parent) SELECT id, parent FROM entry WHERE id = ?').run(seen + 1)
  settleFollowed(bench.stores(), {firstId: seen, standing: [], due: []})
  const nameOf = (id: number): unknown => placedRow(index, id)?.name.toString()
  expect([nameOf(folder), nameOf(seen), nameOf(document)]).toEqual(['moved', 'document', `/${document}`])
  bench.close()
})
