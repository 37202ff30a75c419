import {Buffer} from 'node:buffer'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {applyFollowed} from './apply-followed.ts'

/** Higher than what a first run gives. */
const YOUNG = 50_000
const FOLDER = 1
const SOME = 2

type Row = Readonly<Record<'parent' | 'volume' | 'size' | 'mtime' | 'ctime' | 'birth' | 'inode' | 'nlink' | 'mode', bigint>>

test('a new folder that has the inode of the one before it, and so was taken for that by the walker, is yet to be listed', async () => {
  const root = tempFolder()
  mkdirSync(join(root, 'folder'))
  writeFileSync(join(root, 'folder/file'), '')
  const bench = openIndexBench(root)
  await bench.run()
  const {folder} = bench.ids()
  const {index} = bench.stores()
  const row = index.prepare('SELECT * FROM entry WHERE id = ?').safeIntegers().get(folder!) as Row
  index.prepare("UPDATE meta SET value = ? WHERE key = 'next_id'").run(YOUNG)
  const look = (born: bigint) =>
    applyFollowed(bench.stores(), {
      volume: Number(row.volume),
      firstId: YOUNG,
      unsettledFrom: YOUNG,
      aliases: [],
      folderIds: Float64Array.of(Number(row.parent)),
      folderChanged: Uint8Array.of(SOME),
      folderDigests: new Uint8Array(16),
      folderFirst: Uint32Array.of(0, 1),
      entries: {
        count: 1,
        kind: Uint8Array.of(FOLDER),
        mode: Uint32Array.of(Number(row.mode)),
        nlink: Uint32Array.of(Number(row.nlink)),
        size: Float64Array.of(Number(row.size)),
        mtimeNs: BigInt64Array.of(row.mtime),
        ctimeNs: BigInt64Array.of(row.ctime),
        birthNs: BigInt64Array.of(born),
        inode: BigInt64Array.of(row.inode),
        proposedId: Float64Array.of(folder!),
        nameFirst: Uint32Array.of(0, 6),
        names: new Uint8Array(Buffer.from('folder')),
      },
    })
  expect(look(row.birth)).toMatchObject({unlisted: [], missed: []})
  const {unlisted, missed} = look(row.birth + 1n)
  expect(missed.map(({id}) => id)).toEqual([folder])
  expect(unlisted).toEqual([bench.ids()['folder']])
  expect(unlisted[0]).not.toBe(folder)
  bench.close()
})
