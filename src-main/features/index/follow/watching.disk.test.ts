import {appendFileSync, chmodSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {at, core, expectFollowed, ids, lines, openWatched, write} from './watched-files.fixture.ts'

beforeEach(openWatched)
afterEach(() => core.close())

test('what is made, written, renamed and deleted is followed', async () => {
  const before = await ids()
  write('one/new.txt')
  appendFileSync(at('one/a.txt'), 'more')
  await expectFollowed()
  renameSync(at('one/sub/b.txt'), at('one/sub/other.txt'))
  rmSync(at('two/d.txt'))
  chmodSync(at('one/a.txt'), 0o600)
  await expectFollowed()
  const after = await ids()
  expect(after['one/sub/other.txt']).toBe(before['one/sub/b.txt'])
  expect(after['one/a.txt']).toBe(before['one/a.txt'])
})

test('folders keep their ids and all that is in them when they move, also to another location', async () => {
  const before = await ids()
  renameSync(at('one/sub'), at('two/moved'))
  await expectFollowed()
  await expect.poll(ids, {timeout: 5000}).toMatchObject({
    'two/moved': before['one/sub'],
    'two/moved/b.txt': before['one/sub/b.txt'],
    'two/moved/deep/c.txt': before['one/sub/deep/c.txt'],
  })
  write('two/moved/deep/later.txt')
  await expectFollowed()
})

test('new folders are followed from their first file on', async () => {
  for (let no = 0; no < 200; no++) write(`two/new ${no % 20}/x/y/${no}.txt`)
  await expectFollowed()
  write('two/new 3/x/y/again.txt')
  await expectFollowed()
})

test('a document that is saved by way of a temporary file stays the same', async () => {
  const before = await ids()
  for (let no = 0; no < 5; no++) {
    writeFileSync(at('one/.a.tmp'), `version ${no}`)
    if (no % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 300))
    renameSync(at('one/.a.tmp'), at('one/a.txt'))
    await expectFollowed()
    await expect.poll(async () => (await ids())['one/a.txt'], {timeout: 5000}).toBe(before['one/a.txt'])
  }
})

test('two names that change places keep their ids, and so do chains of renames', async () => {
  const before = await ids()
  renameSync(at('one/a.txt'), at('one/x'))
  renameSync(at('one/sub/b.txt'), at('one/a.txt'))
  renameSync(at('one/x'), at('one/sub/b.txt'))
  for (let no = 0; no < 50; no++) renameSync(at(`two/${no === 0 ? 'd.txt' : no}`), at(`two/${no + 1}`))
  await expectFollowed()
  await expect.poll(ids, {timeout: 5000}).toMatchObject({
    'one/a.txt': before['one/sub/b.txt'],
    'one/sub/b.txt': before['one/a.txt'],
    'two/50': before['two/d.txt'],
  })
})

test('a new file that takes the place of an older one brings its new form, also out of a folder that has just moved', async () => {
  // Births are told to some milliseconds only.
  await new Promise((resolve) => setTimeout(resolve, 20))
  write('one/sub/deep/young.txt')
  await expectFollowed()
  const before = await ids()
  renameSync(at('one/sub/deep'), at('two/moved'))
  renameSync(at('two/moved/young.txt'), at('one/a.txt'))
  await expectFollowed()
  await expect.poll(ids, {timeout: 5000}).toMatchObject({'two/moved': before['one/sub/deep'], 'one/a.txt': before['one/a.txt']})
})

test('what was taken out of a folder before it was deleted is what it was', async () => {
  for (const no of [1, 2, 3]) for (const name of ['f', 'deep/g']) write(`one/gone ${no}/${name}`)
  await expectFollowed()
  const before = await ids()
  for (const no of [1, 2, 3]) {
    renameSync(at(`one/gone ${no}/f`), at(`two/f ${no}`))
    renameSync(at(`one/gone ${no}/deep/g`), at(`one/sub/g ${no}`))
    rmSync(at(`one/gone ${no}`), {recursive: true})
  }
  await expectFollowed()
  const now = await ids()
  for (const no of [1, 2, 3]) {
    expect(now).toMatchObject({[`two/f ${no}`]: before[`one/gone ${no}/f`], [`one/sub/g ${no}`]: before[`one/gone ${no}/deep/g`]})
  }
})

test('a document that is saved again before it is known what became of its form before stays the same', async () => {
  for (let no = 0; no < 12; no++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    mkdirSync(at('one/from'))
    write('one/from/young.txt')
    await expectFollowed()
    const before = await ids()
    renameSync(at('one/from'), at('two/moved'))
    renameSync(at('two/moved/young.txt'), at('one/a.txt'))
    await new Promise((resolve) => setTimeout(resolve, 20 * no))
    write('one/.a.tmp', `version ${no}`)
    renameSync(at('one/.a.tmp'), at('one/a.txt'))
    await expectFollowed()
    // Where the machine is slow it is held for a moment until all that was told of is looked at.
    await expect
      .poll(async () => (await ids())['one/a.txt'], {timeout: 5000, message: `saved again after ${20 * no} ms`})
      .toBe(before['one/a.txt'])
    rmSync(at('two/moved'), {recursive: true})
    await expectFollowed()
  }
})

test('all names of a file follow when one of them is written to', async () => {
  linkSync(at('one/a.txt'), at('two/second name'))
  await expectFollowed()
  appendFileSync(at('two/second name'), 'more')
  await expectFollowed()
})

test('what is written to a file by a name in a new folder shows at its other name', async () => {
  mkdirSync(at('two/new'))
  linkSync(at('one/a.txt'), at('two/new/second name'))
  appendFileSync(at('two/new/second name'), 'more')
  await expectFollowed()
})

test('what was written to a file by a name that is deleted shows at the name that it got a moment before', async () => {
  appendFileSync(at('one/a.txt'), 'more')
  await expectFollowed()
  linkSync(at('one/a.txt'), at('two/second name'))
  await expectFollowed()
  await new Promise((resolve) => setTimeout(resolve, 200))
  appendFileSync(at('one/a.txt'), 'and more')
  rmSync(at('one/a.txt'))
  await expectFollowed()
})

test('what was written to a file by a name that goes with its folder shows at its other name', async () => {
  mkdirSync(at('two/new'))
  linkSync(at('one/a.txt'), at('two/new/second name'))
  await expectFollowed()
  appendFileSync(at('two/new/second name'), 'more')
  rmSync(at('two/new'), {recursive: true})
  await expectFollowed()
})

test('a tree that goes is gone', async () => {
  rmSync(at('one/sub'), {recursive: true})
  await expectFollowed()
  expect((await core.call<{total: number}>('search.query', {query: 'c.txt'})).total).toBe(0)
})

test('contents and sums follow', async () => {
  write('one/same.txt', 'two/d.txt')
  await expectFollowed()
  await expect
    .poll(async () => (await lines()).filter(({kind, contentId}) => kind === 'file' && !contentId).length, {timeout: 5000})
    .toBe(0)
  const all = await lines()
  const contentOf = (name: string): string | undefined => all.find(({path}) => path === at(name))?.contentId
  expect(contentOf('one/same.txt')).toBe(contentOf('two/d.txt'))
  const locations = async (): Promise<unknown> =>
    (await core.call<{locations: {name: string; files: number; bytes: number}[]}>('location.list')).locations.map(({files, bytes}) => [
      files,
      bytes,
    ])
  await expect.poll(locations).toEqual([
    [4, 'one/a.txt'.length + 'one/sub/b.txt'.length + 'one/sub/deep/c.txt'.length + 'two/d.txt'.length],
    [1, 'two/d.txt'.length],
  ])
})

// Whether it is the same one hangs on whether somebody looked in between: at its place another inode, or the same one once more, is a new form.
test('a folder that is deleted and made anew at once is followed', async () => {
  for (let round = 0; round < 8; round++) {
    rmSync(at('one/sub'), {recursive: true})
    write(`one/sub/${round}.txt`)
    await expectFollowed()
    write(`one/sub/${round} later.txt`)
    await expectFollowed()
  }
})

test('the contents of many new files are read without another look at the whole location', async () => {
  const before = await core.call<{total: number}>('job.list')
  for (let no = 0; no < 600; no++) write(`one/many/${no % 7}/${no}.txt`)
  await expectFollowed()
  const unread = async (): Promise<number> => (await lines()).filter(({kind, contentId}) => kind === 'file' && !contentId).length
  await expect.poll(unread, {timeout: 10_000}).toBe(0)
  expect((await core.call<{total: number}>('job.list')).total).toBe(before.total)
})

test('what is gone is settled although folders with files in them come and go all the while', async () => {
  let isOver = false
  const busy = (async (): Promise<void> => {
    for (let no = 0; !isOver; no++) {
      for (let file = 0; file < 20; file++) write(`two/busy/${no % 3}/${file}.txt`)
      rmSync(at(`two/busy/${(no + 1) % 3}`), {recursive: true, force: true})
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  try {
    await expect.poll(async () => (await ids())['two/busy'] !== undefined).toBe(true)
    const before = await ids()
    renameSync(at('one/sub/deep'), at('two/deep'))
    rmSync(at('one/sub'), {recursive: true})
    const now = async (): Promise<unknown> => {
      const all = await ids()
      return [all['one/sub'], all['two/deep'], all['two/deep/c.txt']]
    }
    await expect.poll(now, {timeout: 8000, interval: 50}).toEqual([undefined, before['one/sub/deep'], before['one/sub/deep/c.txt']])
  } finally {
    isOver = true
    await busy
  }
  await expectFollowed()
})
