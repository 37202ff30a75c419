import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import type {Job} from '../../../contract/job.ts'
import {openTestCore, type TestCore} from '../../../testing/open-test-core.ts'

/** The core under test. */
export let core: TestCore
export const at = (...names: string[]): string => join(core.files, ...names)
export const write = (name: string, text = name): void => {
  mkdirSync(join(at(name), '..'), {recursive: true})
  writeFileSync(at(name), text)
}

export interface Line {
  readonly path: string
  readonly id: string
  readonly kind: string
  readonly sizeBytes: number
  readonly inode: string
  readonly mtimeNs: string
  readonly contentId?: string
}

const tops = ['one', 'two']
export const lines = async (): Promise<readonly Line[]> =>
  (await Promise.all(tops.map((name) => core.call<{items: Line[]}>('index.list', {path: at(name)})))).flatMap(({items}) => items)
export const shown = async (): Promise<readonly string[]> =>
  (await lines()).map(({path, kind, sizeBytes, mtimeNs, inode}) => [path, kind, sizeBytes, mtimeNs, inode].join('\t')).toSorted()
export const ids = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await lines()).map(({path, id}) => [path.slice(core.files.length + 1), id]))

/** What find(1) sees. */
export function found(): readonly string[] {
  const kinds: Readonly<Record<string, string>> = {f: 'file', d: 'dir', l: 'link'}
  const printed = ['-mindepth', '1', '-printf', String.raw`%p\t%y\t%s\t%T@\t%i\n`]
  const text = execFileSync('find', [...tops.map((name) => at(name)), ...printed], {encoding: 'utf8'})
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as [string, string, string, string, string])
    .map(([path, kind, size, time, inode]) => [path, kinds[kind], size, time.replace('.', '').slice(0, 19), inode].join('\t'))
    .toSorted()
}

/** The index comes to hold what the disk does, without being asked to look. */
export const expectFollowed = (withinMs = 5000): Promise<void> => expect.poll(shown, {timeout: withinMs, interval: 20}).toEqual(found())

export async function settleJobs(): Promise<void> {
  for (const job of (await core.call<{jobs: Job[]}>('job.list')).jobs) await core.settled(job)
}

/** Opens a core that follows two locations with a few files. */
export async function openWatched(): Promise<void> {
  core = await openTestCore({watches: true})
  for (const name of ['one/a.txt', 'one/sub/b.txt', 'one/sub/deep/c.txt', 'two/d.txt']) write(name)
  for (const name of tops) await core.settled((await core.call<{job: Job}>('location.add', {path: at(name), mode: 'content'})).job)
  await expectFollowed()
}

/** Closes the core and opens it again; `meanwhile` gets the folder of its library. */
export async function reopen(meanwhile: (libraryFolder: string) => void): Promise<void> {
  core = await core.reopen(meanwhile)
}
