import {linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {DuplicateGroup} from '../../contract/duplicate.ts'
import type {Job} from '../../contract/job.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const file = (name: string, bytes: string | Uint8Array): void => writeFileSync(at(name), bytes)

/** As long as a sample leaves out bytes of the middle. */
const LARGE = 400_000
function large(mark: number, place = 0): Uint8Array {
  const bytes = new Uint8Array(LARGE).fill(1)
  bytes[place] = mark
  return bytes
}

interface Listed {
  readonly total: number
  readonly reclaimableBytes: number
  readonly groups: readonly DuplicateGroup[]
  readonly unsure: {readonly groups: number; readonly bytesToRead: number}
}
const list = (input: object = {}): Promise<Listed> => core.call<Listed>('duplicate.list', input)
const short = ({groups}: Listed): readonly (readonly string[])[] =>
  groups.map(({paths}) => paths.map((path) => path.slice(core.files.length + 1)))

async function find(): Promise<Job> {
  const {job} = await core.call<{job: Job}>('duplicate.find', {})
  return core.settled(job)
}

beforeAll(async () => {
  core = await openTestCore()
  mkdirSync(at('sub'))
  // The same size, the same sample, and another byte where no sample reads.
  file('middle one', large(2, 100_000))
  file('middle other', large(3, 100_000))
  file('middle twin', large(2, 100_000))
  file('head one', large(2))
  file('head other', large(3))
  file('small', 'the same')
  file('sub/small too', 'the same')
  file('small but other', 'not same')
  file('empty', '')
  file('empty too', '')
  linkSync(at('small'), at('small by another name'))
  linkSync(at('head one'), at('sub/head one by another name'))
  symlinkSync('small', at('link'))
})
afterAll(() => core.close())

test('what was only listed is found by reading no more than is needed, and what was read is asked for no more', async () => {
  const {job} = await core.call<{job: Job}>('location.add', {path: core.files, mode: 'shallow'})
  await core.settled(job)
  expect(await list()).toMatchObject({total: 0, unsure: {groups: 2}})
  const found = await find()
  expect([found.status, found.errorCount]).toEqual(['completed', 0])
  const listed = await list()
  expect(short(listed)).toEqual([
    ['middle one', 'middle twin'],
    ['small', 'small by another name', 'sub/small too'],
  ])
  expect(listed).toMatchObject({total: 2, reclaimableBytes: LARGE + 8, unsure: {groups: 0, bytesToRead: 0}})
  expect(listed.groups[1]).toMatchObject({files: 2, sizeBytes: 8, names: [{file: 0}, {file: 0}, {file: 1, online: true}]})
  // Two heads that differ were told apart by their samples: 57 kB of each name.
  const read = found.metrics['bytesHashed'] as number
  expect(read).toBeLessThan(5 * LARGE)
  expect((await find()).metrics).toMatchObject({hashed: 0, bytesHashed: 0})
})

test('groups of a folder are those that lie in it whole, and pages hold all of them', async () => {
  expect(await list({path: at('sub')})).toMatchObject({total: 0})
  const first = await core.call<{groups: DuplicateGroup[]; cursor: string; total: number}>('duplicate.list', {limit: 1})
  const second = await core.call<{groups: DuplicateGroup[]; cursor?: string}>('duplicate.list', {limit: 1, cursor: first.cursor})
  expect([first.total, first.groups.length, second.groups.length, second.cursor]).toEqual([2, 1, 1, undefined])
  expect(readFileSync(second.groups[0]!.paths[0]!, 'utf8')).toBe('the same')
})

test.each([
  [{path: '/nowhere'}, 'PathNotFound'],
  [{volume: 'no such'}, 'NotFound'],
  [{cursor: 'x'}, 'BadInput'],
])('%j is refused', async (input, code) => {
  await expect(list(input)).rejects.toMatchObject({code})
})
