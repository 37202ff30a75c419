import {renameSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {Job} from '../../../contract/job.ts'
import {INDEX_JOB} from '../index-job.ts'
import {at, core, expectFollowed, found, ids, lines, openWatched, reopen, settleJobs, shown, write} from './watched-files.fixture.ts'

beforeEach(openWatched)
afterEach(() => core.close())

test('what changed while nobody looked is found at the start, and a file that moved between locations keeps its id', async () => {
  const before = await ids()
  await reopen(() => {
    renameSync(at('one/sub/b.txt'), at('two/b.txt'))
    renameSync(at('two/d.txt'), at('one/d.txt'))
    write('one/later.txt')
    rmSync(at('one/a.txt'))
  })
  await settleJobs()
  await expectFollowed()
  await expect.poll(ids, {timeout: 5000}).toMatchObject({'two/b.txt': before['one/sub/b.txt'], 'one/d.txt': before['two/d.txt']})
  write('two/live.txt')
  await expectFollowed()
})

test('files of two locations that changed places while nobody looked keep their ids', async () => {
  const before = await ids()
  await reopen(() => {
    renameSync(at('one/a.txt'), at('one/aside'))
    renameSync(at('two/d.txt'), at('one/a.txt'))
    renameSync(at('one/aside'), at('two/d.txt'))
  })
  await settleJobs()
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'one/a.txt': before['two/d.txt'], 'two/d.txt': before['one/a.txt']})
})

test('a document that was saved in a folder that moved, while nobody looked, is what it was', async () => {
  const before = await ids()
  await reopen(() => {
    write('one/sub/deep/.c.tmp', 'saved')
    renameSync(at('one/sub/deep/.c.tmp'), at('one/sub/deep/c.txt'))
    renameSync(at('one/sub'), at('two/moved'))
  })
  await settleJobs()
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'two/moved': before['one/sub'], 'two/moved/deep/c.txt': before['one/sub/deep/c.txt']})
})

test('a file whose new place was looked at just before the core died is what it was', async () => {
  const before = await ids()
  await reopen((folder) => {
    renameSync(at('one/sub/b.txt'), at('two/b.txt'))
    const index = new Database(join(folder, 'index.db'))
    index.exec(`INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq)
      SELECT 50000, (SELECT parent FROM entry WHERE name = 'd.txt'), volume, name, kind, size, mtime, ctime, birth,
        inode, nlink, mode, seq FROM entry WHERE name = 'b.txt';
      UPDATE meta SET value = 50001 WHERE key = 'next_id';
      -- A look notes with its rows from where on they may be those of missed ones.
      INSERT OR REPLACE INTO meta (key, value) VALUES ('unsettled_from', 50000)`)
    index.close()
  })
  await settleJobs()
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'two/b.txt': before['one/sub/b.txt']})
})

test('a run that somebody asks for shows no row of which the runs of the start know that it is gone', async () => {
  for (let no = 0; no < 5; no++) {
    write(`one/sub/gone ${no}.txt`)
    await expectFollowed()
    await reopen(() => rmSync(at(`one/sub/gone ${no}.txt`)))
    await settleJobs()
    await core.settled((await core.call<{job: Job}>('location.rescan', {location: at('one')})).job)
    expect(await shown()).toEqual(found())
  }
})

test('what happens after the start is told although no run has come to it', async () => {
  await reopen(endRuns)
  let tries = 0
  const isTold = async (): Promise<boolean> => {
    write('one/sub/b.txt', 'again'.repeat(++tries + 10))
    return (await lines()).some(({path, sizeBytes}) => path === at('one/sub/b.txt') && sizeBytes >= 50)
  }
  await expect.poll(isTold, {timeout: 5000}).toBe(true)
  renameSync(at('one/a.txt'), at('two/a.txt'))
  await expectFollowed()
})

test('what came and went while nobody looked is found although no run has come to it', async () => {
  const before = await ids()
  await reopen((folder) => {
    endRuns(folder)
    write('one/sub/deep/late.txt')
    write('two/new/below/late.txt')
    renameSync(at('one/sub/b.txt'), at('two/b.txt'))
    rmSync(at('one/a.txt'))
  })
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'two/b.txt': before['one/sub/b.txt']})
})

/** No run is begun where its user has put an end to the last one. */
function endRuns(folder: string): void {
  const library = new Database(join(folder, 'library.db'))
  library.prepare("UPDATE job SET status = 'cancelled' WHERE kind = ?").run(INDEX_JOB)
  library.close()
}
