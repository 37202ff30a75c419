import {execFileSync} from 'node:child_process'
import {chmodSync, linkSync, mkdirSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type {FileInfo} from '../../contract/file.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
const info = (path: string): Promise<FileInfo> => core.call<FileInfo>('file.info', {targets: [path]})
/** What another program says of it. */
const stat = (path: string, format: string): string => execFileSync('stat', ['-c', format, path], {encoding: 'utf8'}).trim()

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.close())

test.skipIf(process.platform !== 'linux').each([
  ['a file', 0o640],
  ['a program', 0o755],
  ['set ids', 0o6711],
  ['set ids that run nothing', 0o6600],
  ['sticky', 0o1777],
])('permissions and owner are as stat tells them: %s', async (_, mode) => {
  writeFileSync(at('a'), 'x'.repeat(5_000))
  linkSync(at('a'), at('b'))
  chmodSync(at('a'), mode)
  const {disk} = await info(at('a'))
  expect(`-${disk!.permissions}`).toBe(stat(at('a'), '%A'))
  expect(disk!.mode).toBe(mode.toString(8).padStart(4, '0'))
  expect([disk!.owner?.user, disk!.owner?.group]).toEqual(stat(at('a'), '%U %G').split(' '))
  expect([disk!.names, disk!.inode]).toEqual([2, stat(at('a'), '%i')])
  expect(disk!.diskBytes).toBe(Number(stat(at('a'), '%b')) * 512)
  expect(Math.floor(Date.parse(disk!.changedAt) / 1000)).toBe(Number(stat(at('a'), '%Z')))
})

test('a sparse file takes less than its size', async () => {
  writeFileSync(at('sparse'), '')
  truncateSync(at('sparse'), 10_000_000)
  const {item, disk} = await info(at('sparse'))
  expect([item.sizeBytes, disk!.diskBytes! < 100_000]).toEqual([10_000_000, true])
})

test('what an act replaced is told as a version until it is brought back', async () => {
  mkdirSync(at('new'))
  writeFileSync(at('note'), 'the old text')
  writeFileSync(at('new/note'), 'the new')
  expect((await info(at('note'))).versions).toBeUndefined()
  const acted = await core.call<{job: Parameters<TestCore['settled']>[0]}>('file.copy', {
    sources: [at('new/note')],
    to: core.files,
    overwrite: true,
    yes: true,
  })
  await core.settled(acted.job)
  const {versions} = await info(at('note'))
  expect(versions?.map(({sizeBytes, act}) => [sizeBytes, act])).toEqual([[12, acted.job.id]])
  const back = await core.call<{job: Parameters<TestCore['settled']>[0]}>('undo.last', {yes: true})
  await core.settled(back.job)
  expect((await info(at('note'))).versions?.map(({act}) => act)).not.toContain(acted.job.id)
})
