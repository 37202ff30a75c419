import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Volume} from '../../contract/volume.ts'
import {type FuseVolume, mountFuse, noFuse} from '../../testing/fuse-volume.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

/** Times measured on a machine that does other things meanwhile: far below what a hung call takes, far above what a good one does. */
const QUICK_MS = 1000
const SILENT_MS = 1500

describe.skipIf(noFuse !== undefined)(`a volume that stops answering${noFuse ? ` (skipped: ${noFuse})` : ''}`, () => {
  let core: TestCore
  let volume: FuseVolume
  const list = async (path: string): Promise<Item[]> => (await core.call<{items: Item[]}>('file.list', {path})).items
  const lines = async (): Promise<IndexLine[]> => (await core.call<{items: IndexLine[]}>('index.list', {path: volume.mountPoint})).items
  const here = async (): Promise<Volume> =>
    (await core.call<{volumes: Volume[]}>('volume.list')).volumes.find(({mountPoint}) => mountPoint === volume.mountPoint)!
  const add = async (path: string): Promise<Job> => core.settled((await core.call<{job: Job}>('location.add', {path, mode: 'content'})).job)
  const acted = async (name: string, input: object): Promise<Job> => core.settled((await core.call<{job: Job}>(name, input)).job)
  const quickly = async <T>(act: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const value = await act()
    expect(performance.now() - began).toBeLessThan(QUICK_MS)
    return value
  }
  const becomes = async (state: Volume['state']): Promise<void> => {
    await expect.poll(async () => (await here()).state, {timeout: 20_000, interval: 50}).toBe(state)
  }

  beforeEach(async () => {
    volume = await mountFuse()
    core = await openTestCore({silentMs: SILENT_MS})
    for (const top of [volume.backing, core.files]) {
      mkdirSync(join(top, 'folder/inner'), {recursive: true})
      for (const name of ['one', 'folder/two', 'folder/inner/three']) writeFileSync(join(top, name), `the bytes of ${name}`)
    }
    expect(await add(volume.mountPoint)).toMatchObject({status: 'completed', errors: []})
    expect(await add(core.files)).toMatchObject({status: 'completed', errors: []})
  })
  afterEach(async () => {
    volume.remove()
    await core.close()
  })

  test.each(['mute', 'deaf'] as const)('that is %s: it is told so, all else stays quick, and nothing is lost', async (state) => {
    const before = await lines()
    expect(before.map(({kind}) => kind)).toEqual(['dir', 'dir', 'file', 'file', 'file'])
    expect(await here()).toMatchObject({state: 'online', online: true, totalBytes: 4_096_000_000, freeBytes: 1_638_400_000})

    volume.be(state)
    const hung = expect(core.call('file.info', {targets: [join(volume.mountPoint, 'one')]})).resolves.toMatchObject({item: {name: 'one'}})
    const run = core.call<{job: Job}>('location.rescan', {location: volume.mountPoint})
    await quickly(() => list(core.files))
    await hung
    await becomes('silent')
    expect(await core.settled((await run).job)).toMatchObject({status: 'failed'})

    await quickly(async () => expect(await list(join(core.files, 'folder'))).toHaveLength(2))
    await quickly(async () => expect(await core.call('search.query', {query: 'three'})).toMatchObject({total: 2}))
    await quickly(async () =>
      expect(await acted('file.mkdir', {paths: [join(core.files, 'made meanwhile')], yes: true})).toMatchObject({status: 'completed'}),
    )
    await quickly(() => core.call('volume.list'))
    await quickly(async () => expect(await list(volume.mountPoint)).toHaveLength(2))
    await quickly(async () =>
      expect(core.call('file.mkdir', {paths: [join(volume.mountPoint, 'not now')], yes: true})).rejects.toMatchObject({code: 'Offline'}),
    )
    expect(await add(join(core.files, '..', 'data', 'logs'))).toMatchObject({status: 'completed'})
    expect(await lines()).toEqual(before)

    volume.be('speak')
    await becomes('online')
    const again = await core.call<{job: Job}>('location.rescan', {location: volume.mountPoint})
    expect(await core.settled(again.job)).toMatchObject({status: 'completed', errors: []})
    expect(await lines()).toEqual(before)
    expect(await core.call('index.verify', {path: volume.mountPoint})).toMatchObject({checked: 5, missing: 0, stale: 0, differing: 0})
    expect(await acted('file.copy', {sources: [join(core.files, 'one')], to: join(volume.mountPoint, 'copied'), yes: true})).toMatchObject({
      status: 'completed',
      errors: [],
    })
    expect((await list(volume.mountPoint)).map(({name}) => name)).toEqual(['copied', 'folder', 'one'])
  })

  test('that hangs keeps nobody from leaving, and the folder around it can be listed', async () => {
    volume.be('mute')
    const looking = expect(core.call('file.info', {targets: [join(volume.mountPoint, 'one')]})).rejects.toMatchObject({code: 'Interrupted'})
    void looking.catch(() => undefined)
    await quickly(async () => expect((await list(join(volume.mountPoint, '..'))).map(({name}) => name)).toContain('Hanging'))
    const run = await core.call<{job: Job}>('location.rescan', {location: volume.mountPoint})
    const began = performance.now()
    core = await core.reopen()
    expect(performance.now() - began).toBeLessThan(8000)
    volume.be('speak')
    expect(await core.settled(run.job)).toMatchObject({status: 'completed'})
    expect(await lines()).toHaveLength(5)
  })

  test('in the midst of a copy has the act wait, and it goes on when it answers', async () => {
    const bytes = Buffer.alloc(48 << 20, 'some bytes that are not all the same, ')
    writeFileSync(join(core.files, 'large'), bytes)
    const to = join(volume.mountPoint, 'large')
    const {job} = await core.call<{job: Job}>('file.copy', {sources: [join(core.files, 'large')], to, yes: true})
    await expect.poll(() => readdirSync(volume.backing).length, {timeout: 20_000, interval: 1}).toBe(3)
    volume.be('mute')
    const paused = await core.settled(job)
    expect(paused).toMatchObject({status: 'paused'})
    expect(['Timeout', 'Offline']).toContain(paused.errors[0]?.code)
    expect(existsSync(join(volume.backing, 'large'))).toBe(false)
    volume.be('speak')
    await becomes('online')
    await core.call('job.resume', {job: job.id})
    expect(await core.settled(job)).toMatchObject({status: 'completed'})
    expect(readFileSync(join(volume.backing, 'large')).equals(bytes)).toBe(true)
    expect(readdirSync(volume.backing).toSorted()).toEqual(['folder', 'large', 'one'])
  })

  test('is not entered by a thread through a link from elsewhere', async () => {
    symlinkSync(join(volume.mountPoint, 'folder'), join(core.files, 'a way there'))
    expect((await list(join(core.files, 'a way there', 'inner'))).map(({name}) => name)).toEqual(['three'])
    volume.be('mute')
    await quickly(() => list(core.files))
    const through = core.call('file.list', {path: join(core.files, 'a way there', 'inner')}).catch(() => undefined)
    await quickly(() => list(join(core.files, 'folder')))
    await through
    await becomes('silent')
    await quickly(() => list(join(core.files, 'folder', 'inner')))
  })
})
