import {existsSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {at, core, expectFollowed, ids, openWatched, write} from './watched-files.fixture.ts'

const limitFile = '/proc/sys/fs/inotify/max_queued_events'
const limit = existsSync(limitFile) ? Number(readFileSync(limitFile, 'utf8')) : Infinity
const canLose = limit <= 200_000

beforeEach(openWatched)
afterEach(() => core.close())

/** Does more at once than the system keeps for whoever watches: the core runs in this process, and hears nothing until it is over. */
function loseEvents(): void {
  write('two/to and fro')
  // Each rename is told by two events.
  for (let told = 0; told <= limit; told += 4) {
    renameSync(at('two/to and fro'), at('two/fro'))
    renameSync(at('two/fro'), at('two/to and fro'))
  }
}

test.skipIf(!canLose)('what happens while the system has no room for it is found, and nobody has to ask for that', async () => {
  const before = await ids()
  loseEvents()
  renameSync(at('one/sub'), at('two/moved'))
  write('two/moved/deep/later.txt')
  rmSync(at('two/d.txt'))
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'two/moved': before['one/sub'], 'two/moved/deep/c.txt': before['one/sub/deep/c.txt']})
  write('two/moved/deep/and later.txt')
  await expectFollowed()
})

test.skipIf(!canLose)('after events were lost nothing is gone until all locations were looked at', async () => {
  const before = await ids()
  loseEvents()
  renameSync(at('one/a.txt'), at('two/moved.txt'))
  write('one/a.txt', 'another')
  // By now it is known that something was lost, but nobody has looked; and of the other file the system tells that it is deleted.
  await new Promise((resolve) => setTimeout(resolve, 200))
  rmSync(at('one/a.txt'))
  await expectFollowed()
  await expect.poll(ids).toMatchObject({'two/moved.txt': before['one/a.txt']})
})
