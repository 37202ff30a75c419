import {execFileSync, spawnSync} from 'node:child_process'
import {linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {DuplicateGroup} from '../../contract/duplicate.ts'
import type {Job} from '../../contract/job.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const below = (name: string | Buffer): Buffer => Buffer.concat([Buffer.from(`${core.files}/`), Buffer.from(name)])
const put = (name: string | Buffer, bytes: string | Uint8Array): void => writeFileSync(below(name), bytes)

/** Bytes in which place and mark differ from file to file. */
function filled(size: number, mark = 0, place = 0): Uint8Array {
  const bytes = new Uint8Array(size).map((_, at) => at % 251)
  bytes[place] = mark
  return bytes
}

const notUtf8 = Buffer.from([0x6e, 0xff, 0xfe])

function drawTree(): void {
  for (const folder of ['-r', ' sp ace', 'new\nline', 'deep/er']) mkdirSync(below(folder), {recursive: true})
  // Hostile names of the same few bytes.
  for (const name of [
    '-rf',
    'new\nline/a',
    'quote\'"',
    '\u001b[31mred',
    notUtf8,
    ' sp ace/ lead',
    'deep/er/caf\u00e9',
    'deep/er/cafe\u0301',
  ])
    put(name, 'few bytes')
  put('few other bytes', 'FEW BYTES')
  // Empty files are all alike and no duplicates.
  put('empty', '')
  put('-r/empty too', '')
  // The same size and sample, and another byte in a part that no sample reads.
  put('middle 1', filled(300_000, 1, 120_000))
  put('middle 2', filled(300_000, 2, 120_000))
  put('deep/middle 1 again', filled(300_000, 1, 120_000))
  put('middle 3', filled(300_000, 3, 120_000))
  put('deep/middle 3 again', filled(300_000, 3, 120_000))
  // The same size, told apart by the sample.
  put('head 1', filled(300_001, 1))
  put('head 2', filled(300_001, 2))
  // Around the size up to which the sample is the whole.
  for (const size of [102_400, 102_401]) for (const copy of ['x', 'y']) put(`${size} ${copy}`, filled(size))
  // Hard links: one file of two names is no duplicate, with a copy beside it is one.
  put('linked', 'linked bytes')
  linkSync(below('linked'), below('deep/linked too'))
  put('linked and copied', 'linked and copied bytes')
  linkSync(below('linked and copied'), below('deep/linked and copied too'))
  put('deep/copy of it', 'linked and copied bytes')
  symlinkSync('middle 1', below('link to middle 1'))
  symlinkSync('..', below('deep/loop'))
}

/** Groups as sets of paths below the top, in bytes as latin1, in one order; files of several names alone are no group. */
function inOrder(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const real = groups.filter((paths) => new Set(paths.map((path) => lstatSync(Buffer.from(path, 'latin1')).ino)).size > 1)
  return real.map((paths) => paths.map((path) => path.slice(core.files.length + 1)).toSorted()).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

async function ourGroups(): Promise<readonly (readonly string[])[]> {
  const {groups} = await core.call<{groups: DuplicateGroup[]}>('duplicate.list', {path: core.files})
  return inOrder(
    groups.map(({names}) =>
      names.map(({path, pathBase64}) => Buffer.from(pathBase64 ?? Buffer.from(path).toString('base64'), 'base64').toString('latin1')),
    ),
  )
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1')
const byHand = [
  [
    '-rf',
    'quote\'"',
    '\u001b[31mred',
    notUtf8.toString('latin1'),
    'new\nline/a',
    ' sp ace/ lead',
    latin1('deep/er/caf\u00e9'),
    latin1('deep/er/cafe\u0301'),
  ],
  ['102400 x', '102400 y'],
  ['102401 x', '102401 y'],
  ['middle 1', 'deep/middle 1 again'],
  ['middle 3', 'deep/middle 3 again'],
  ['linked and copied', 'deep/linked and copied too', 'deep/copy of it'],
]

beforeAll(async () => {
  core = await openTestCore()
  drawTree()
  const {job} = await core.call<{job: Job}>('location.add', {path: core.files, mode: 'shallow'})
  await core.settled(job)
  const found = await core.call<{job: Job}>('duplicate.find', {})
  await core.settled(found.job)
})
afterAll(() => core.close())

test('the groups are those of a table written by hand', async () => {
  const expected = byHand.map((paths) => paths.toSorted()).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))
  expect(await ourGroups()).toEqual(expected)
})

const has = (program: string): boolean => spawnSync(program, ['--help'], {stdio: 'ignore'}).error === undefined

describe.skipIf(!has('jdupes'))('jdupes', () => {
  test('finds the same groups', async () => {
    const told = execFileSync('jdupes', ['-r', '-q', '-H', '-0', core.files], {encoding: 'latin1'})
    const groups = told.split('\0\0').map((group) => group.split('\0').filter(Boolean))
    expect(await ourGroups()).toEqual(inOrder(groups.filter(({length}) => length > 0)))
  })
})

describe.skipIf(!has('rdfind'))('rdfind', () => {
  test('finds the same groups', async () => {
    const results = join(core.files, '..', 'rdfind.txt')
    const words = ['-checksum', 'sha256', '-ignoreempty', 'true', '-removeidentinode', 'false', '-outputname', results, core.files]
    execFileSync('rdfind', words, {stdio: 'ignore'})
    // A name may hold a line break; each record begins with its type.
    const records = readFileSync(results, 'latin1')
      .split(/\n(?=DUPTYPE_|# )/)
      .filter((line) => line.startsWith('DUPTYPE_'))
    const parsed = records.map((record) => /^DUPTYPE_\w+ (-?\d+) \d+ \d+ \d+ \d+ \d+ ([^]*)$/.exec(record)!)
    const groups = Map.groupBy(parsed, ([, id]) => Math.abs(Number(id)))
    expect(await ourGroups()).toEqual(inOrder([...groups.values()].map((group) => group.map(([, , path]) => path!))))
  })
})
