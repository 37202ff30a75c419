import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import {bytePath, hostileNames} from '../../testing/hostile-tree.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'
import {peerProgram} from '../../testing/programs.ts'

const rsync = peerProgram('rsync')
const setfattr = peerProgram('setfattr')
const setfacl = peerProgram('setfacl')
const isRoot = process.getuid?.() === 0
const MEGABYTE = 1024 * 1024

const run = (program: string, ...words: readonly string[]): string => execFileSync(program, words, {encoding: 'utf8'})

/** What rsync would have to do to make the second tree like the first, a line each; it reads every byte of both. */
const differences = (from: string, to: string): readonly string[] =>
  run('rsync', '-ncaXAH', '--delete', '--out-format=%i %n', `${from}/`, `${to}/`).split('\n').filter(Boolean)

describe.skipIf(rsync.missing)(`what rsync sees between a tree and its copy${rsync.why}`, () => {
  let core: TestCore
  let from: string
  let to: string
  const at = (...names: readonly string[]): string => join(from, ...names)

  beforeAll(async () => {
    core = await openTestCore()
    from = join(core.files, 'from')
    to = join(core.files, 'to')
    mkdirSync(from)
  })
  afterAll(() => core.close())

  const copied = async (verify: boolean): Promise<readonly string[]> => {
    run('rm', '-rf', to)
    const {job} = await core.call<{job: Job}>('file.copy', {sources: [from], to, verify, yes: true})
    expect((await core.settled(job)).status).toBe('completed')
    return differences(from, to)
  }

  test('it tells every kind of difference that the next tests look for', () => {
    mkdirSync(to)
    writeFileSync(at('a'), 'one')
    writeFileSync(join(to, 'a'), 'two')
    utimesSync(at('a'), 1, 1)
    utimesSync(join(to, 'a'), 1, 1)
    writeFileSync(join(to, 'more'), '')
    expect(differences(from, to).filter((line) => !line.startsWith('.d'))).toEqual(['*deleting   more', '>fc........ a'])
  })

  test('modes, times to the nanosecond, links, names and holes: nothing', async () => {
    plantModesAndTimes(at)
    plantLinks(at)
    plantHoles(at)
    mkdirSync(at('names'))
    for (const name of hostileNames) writeFileSync(bytePath(at('names'), name), name)
    expect(await copied(true)).toEqual([])
    expect(await copied(false)).toEqual([])
    expect(readdirSync(join(to, 'names'))).toHaveLength(hostileNames.length)
    expect(lstatSync(join(to, 'holes/large')).blocks).toBeLessThanOrEqual(lstatSync(at('holes/large')).blocks)
  })

  test.skipIf(!isRoot)('owners, also of links, and the rights to run as them: nothing', async () => {
    mkdirSync(at('owners'))
    for (const [name, owner, mode] of [
      ['file', '1234:4321', 0o640],
      ['runs as another', '1234:4321', 0o6755],
      ['group only', '0:4321', 0o2750],
    ] as const) {
      writeFileSync(at('owners', name), name)
      run('chown', owner, at('owners', name))
      chmodSync(at('owners', name), mode)
    }
    symlinkSync('file', at('owners/link'))
    run('chown', '-h', '77:88', at('owners/link'))
    mkdirSync(at('owners/folder'))
    run('chown', '77:88', at('owners/folder'))
    chmodSync(at('owners/folder'), 0o3770)
    expect(await copied(true)).toEqual([])
  })

  test.skipIf(setfattr.missing)(`extended attributes of files and folders: nothing${setfattr.why}`, async () => {
    mkdirSync(at('attributes'))
    writeFileSync(at('attributes/file'), 'x')
    run('setfattr', '-n', 'user.comment', '-v', 'line\nand more', at('attributes/file'))
    run('setfattr', '-n', 'user.empty', at('attributes/file'))
    run('setfattr', '-n', 'user.bytes', '-v', '0x00ff0a', at('attributes/file'))
    run('setfattr', '-n', 'user.of the folder', '-v', 'x'.repeat(2000), at('attributes'))
    expect(await copied(true)).toEqual([])
    run('setfattr', '-n', 'user.comment', '-v', 'other', join(to, 'attributes/file'))
    expect(differences(from, to)).toEqual(['.f........x attributes/file'])
  })

  test.skipIf(setfacl.missing)(`lists of who may what, also those that a folder gives on: nothing${setfacl.why}`, async () => {
    mkdirSync(at('lists/inner'), {recursive: true})
    writeFileSync(at('lists/file'), 'x')
    run('setfacl', '-m', 'u:1234:rw,g:4321:r', at('lists/file'))
    run('setfacl', '-d', '-m', 'u:1234:rwx', at('lists'))
    writeFileSync(at('lists/under the rule'), 'x')
    run('setfacl', '-b', at('lists/under the rule'))
    expect(await copied(true)).toEqual([])
    run('setfacl', '-x', 'u:1234', join(to, 'lists/file'))
    expect(differences(from, to)).toEqual(['.f...p...a. lists/file'])
  })

  test('pipes, which have no content: only they are missing, and the job says so', async () => {
    run('mkfifo', at('pipe'))
    expect(await copied(true)).toEqual(['cS+++++++++ pipe'])
  })
})

function plantModesAndTimes(at: (...names: readonly string[]) => string): void {
  mkdirSync(at('modes'))
  for (const mode of [0o000, 0o400, 0o644, 0o755, 0o1644]) {
    writeFileSync(at('modes', mode.toString(8)), String(mode))
    chmodSync(at('modes', mode.toString(8)), mode)
  }
  for (const [name, time] of [
    ['to the nanosecond', '2001-02-03 04:05:06.123456789'],
    ['before all', '1955-05-05 05:05:05.999999999'],
    ['far ahead', '2200-01-01 00:00:00.000000001'],
  ] as const) {
    writeFileSync(at('modes', name), name)
    run('touch', '-d', `${time} UTC`, at('modes', name))
  }
  mkdirSync(at('modes/empty folder'))
  chmodSync(at('modes/empty folder'), 0o1777)
  run('touch', '-d', '1999-12-31 23:59:59.5 UTC', at('modes/empty folder'))
  run('touch', '-d', '1999-12-31 23:59:59.25 UTC', at('modes'))
}

function plantLinks(at: (...names: readonly string[]) => string): void {
  mkdirSync(at('links/deeper'), {recursive: true})
  for (const [name, target] of [
    ['gone', 'nowhere'],
    ['up', '../..'],
    ['top', '/'],
    ['self', 'self'],
    ['odd', 'line\nbreak\u202e'],
  ] as const) {
    symlinkSync(target, at('links', name))
    run('touch', '-h', '-d', '2010-10-10 10:10:10.101010101 UTC', at('links', name))
  }
  writeFileSync(at('links/first name'), 'one file of three names')
  linkSync(at('links/first name'), at('links/second name'))
  linkSync(at('links/first name'), at('links/deeper/third name'))
}

/** Holes at the begin, between and at the end. */
function plantHoles(at: (...names: readonly string[]) => string): void {
  mkdirSync(at('holes'))
  const file = openSync(at('holes/large'), 'w')
  for (const megabyte of [3, 7, 8]) writeSync(file, Buffer.alloc(100_000, megabyte), 0, 100_000, megabyte * MEGABYTE)
  closeSync(file)
  truncateSync(at('holes/large'), 20 * MEGABYTE + 1)
  writeFileSync(at('holes/nothing else'), '')
  truncateSync(at('holes/nothing else'), 5 * MEGABYTE)
  writeFileSync(at('holes/full'), Buffer.alloc(3 * MEGABYTE + 5, 9))
}
