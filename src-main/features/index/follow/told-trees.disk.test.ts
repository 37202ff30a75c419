import {appendFileSync, mkdirSync, renameSync, rmSync} from 'node:fs'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {at, core, expectFollowed as expectWithin, ids, openWatched, reopen, settleJobs, write} from './watched-files.fixture.ts'

// Without the calls by which single folders are watched, as on macOS and Windows: the system tells of whole trees.
vi.hoisted(() => (process.env['ONEFOLD_NO_NATIVE'] = '1'))

/** Linux does not tell of all that comes into new folders: what went by unseen is found when locations are compared, some 15 s later. */
const expectFollowed = (): Promise<void> => expectWithin(40_000)

beforeEach(openWatched)
afterEach(() => core.close())

test('what is made, written, renamed, moved and deleted is followed, and ids are kept', async () => {
  const before = await ids()
  write('one/new/deep/new.txt')
  appendFileSync(at('one/a.txt'), 'more')
  await expectFollowed()
  renameSync(at('one/sub/b.txt'), at('one/other.txt'))
  renameSync(at('two/d.txt'), at('one/new/d.txt'))
  await expectFollowed()
  renameSync(at('one/sub'), at('two/moved'))
  rmSync(at('one/new/deep'), {recursive: true})
  await expectFollowed()
  expect(await ids()).toMatchObject({
    'one/a.txt': before['one/a.txt'],
    'one/other.txt': before['one/sub/b.txt'],
    'one/new/d.txt': before['two/d.txt'],
    'two/moved': before['one/sub'],
    'two/moved/deep/c.txt': before['one/sub/deep/c.txt'],
  })
})

test('a tree that comes at once is found whole', async () => {
  for (let no = 0; no < 300; no++) write(`two/many/${no % 10}/${no}.txt`)
  await expectFollowed()
  write('two/many/3/later.txt')
  await expectFollowed()
})

test('what changed while nobody looked is found at the start, and what changes then is followed', async () => {
  await reopen(() => {
    write('one/sub/late.txt')
    rmSync(at('one/a.txt'))
  })
  await settleJobs()
  await expectFollowed()
  mkdirSync(at('one/after'))
  write('one/after/start.txt')
  await expectFollowed()
})

test('locations are told to be looked at from time to time where not all is told', async () => {
  const polled = process.platform === 'linux' ? 2 : 0
  expect(await core.call('health.check')).toMatchObject({
    checks: expect.arrayContaining([expect.objectContaining({about: 'watches', polled})]),
  })
})
