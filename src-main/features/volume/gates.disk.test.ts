import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import type {Volume} from '../../contract/volume.ts'
import {loopBench, type LoopBench, type LoopDisk, missingDisk} from '../../testing/loop-disk.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

const missing = missingDisk('ext4')
const why = missing === undefined ? '' : `, skipped: ${missing}`
const names = ['a.txt', 'b.txt', 'trip/one.jpg', 'trip/two.jpg', 'trip/deep/three.jpg']

let core: TestCore
let bench: LoopBench
let disk: LoopDisk
let at: string
/** The ids of all entries, by their paths below the disk's top. */
let ids: Readonly<Record<string, string>>

const volumes = async (): Promise<Volume[]> => (await core.call<{volumes: Volume[]}>('volume.list')).volumes
const volumeAt = async (folder: string, state = 'online'): Promise<Volume | undefined> =>
  (await volumes()).find((one) => one.mountPoint === folder && one.state === state)
const location = async (): Promise<Location> => (await core.call<{locations: Location[]}>('location.list')).locations[0]!
const items = async (query: string): Promise<Item[]> => (await core.call<{items: Item[]}>('search.query', {query})).items
const idsBelow = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await core.call<{items: IndexLine[]}>('index.list', {path: folder})).items.map(({path, id}) => [path.slice(folder.length + 1), id]),
  )
const rescan = async (): Promise<Job> =>
  core.settled((await core.call<{job: Job}>('location.rescan', {location: (await location()).id})).job)

/** As long as a person waits at most until a disk that came or went is seen. */
const within2s = (what: () => Promise<unknown>): ReturnType<typeof expect.poll<unknown>> => expect.poll(what, {timeout: 2000, interval: 50})

async function seenAs(state: Volume['state'], folder = at): Promise<void> {
  // Told by the events alone, as a window hears it: asking would look by itself.
  const told = core.events.length
  await within2s(async () => core.events.slice(told).some(({type}) => type === 'volume.changed')).toBe(true)
  await expect.poll(async () => (await volumeAt(folder, state))?.state).toBe(state)
}

/** All that is known stays, searchable, and says that it is away. */
async function keptAway(folder = at): Promise<void> {
  expect((await location()).state).toBe('offline')
  const found = await items('jpg')
  expect(found.map(({path}) => path.slice(folder.length + 1)).toSorted()).toEqual(['trip/deep/three.jpg', 'trip/one.jpg', 'trip/two.jpg'])
  expect(found.map(({online, lastSeenAt}) => [online, typeof lastSeenAt])).toEqual(found.map(() => [false, 'string']))
  await expect(core.call('location.rescan', {location: (await location()).id})).rejects.toMatchObject({code: 'Offline'})
  expect(Object.fromEntries(found.map(({path, id}) => [path.slice(folder.length + 1), id]))).toEqual(
    Object.fromEntries(Object.entries(ids).filter(([name]) => name.endsWith('jpg'))),
  )
}

/** All is here again under the same ids, before and after it was read anew. */
async function sameAgain(folder = at): Promise<void> {
  expect(await location()).toMatchObject({path: folder, state: 'ready'})
  expect(await idsBelow(folder)).toEqual(ids)
  expect((await items('jpg')).map(({online}) => online)).toEqual([true, true, true])
  expect((await rescan()).status).toBe('completed')
  expect(await idsBelow(folder)).toEqual(ids)
  expect(await core.call('index.verify')).toMatchObject({missing: 0, stale: 0, differing: 0})
}

function plant(folder: string): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), {recursive: true})
    writeFileSync(join(folder, name), name)
  }
}

describe.skipIf(missing !== undefined)(`a disk with a location${why}`, () => {
  beforeEach(async () => {
    bench = loopBench()
    at = bench.folder('here')
    disk = bench.disk('ext4')
    disk.mount(at)
    plant(at)
    core = await openTestCore()
    const {job} = await core.call<{job: Job}>('location.add', {path: at})
    expect((await core.settled(job)).status).toBe('completed')
    rmSync(join(at, 'lost+found'), {recursive: true})
    expect((await rescan()).status).toBe('completed')
    ids = await idsBelow(at)
    expect(Object.keys(ids)).toHaveLength(7)
  })
  afterEach(async () => {
    await core.close()
    bench.end()
  })

  test('that is pulled is away within two seconds, and the same when it is back', async () => {
    bench.pull(at)
    await seenAs('offline')
    await keptAway()
    // Its mount point stands there, empty, and is not what it was.
    expect((await core.call<{items: Item[]}>('file.list', {path: at})).items.map(({name, online}) => [name, online])).toEqual([
      ['a.txt', false],
      ['b.txt', false],
      ['trip', false],
    ])
    await expect(core.call('file.mkdir', {paths: [join(at, 'new')], yes: true})).rejects.toMatchObject({code: 'Offline'})
    disk.mount(at)
    await seenAs('online')
    await sameAgain()
  })

  test('that was pulled while nobody looked is the same when it is back, after a start without it', async () => {
    core = await core.reopen(() => bench.pull(at))
    expect(await volumeAt(at, 'offline')).toMatchObject({online: false})
    await keptAway()
    core = await core.reopen(() => disk.mount(at))
    await sameAgain()
  })

  test('that comes back at another place is the same there', async () => {
    const [{id}] = [(await volumeAt(at))!]
    bench.pull(at)
    const there = bench.folder('there')
    disk.mount(there)
    await seenAs('online', there)
    expect((await volumeAt(there))!.id).toBe(id)
    await sameAgain(there)
  })

  test('that is replaced by another one at its place loses nothing, and the other is not it', async () => {
    const id = (await volumeAt(at))!.id
    bench.pull(at)
    const other = bench.disk('ext4')
    other.mount(at)
    writeFileSync(join(at, 'foreign'), '')
    await seenAs('online')
    expect((await volumeAt(at))!.id).not.toBe(id)
    await keptAway()
    expect((await core.call<{items: Item[]}>('file.list', {path: at})).items.map(({name}) => name)).toEqual(['foreign', 'lost+found'])
    bench.pull(at)
    disk.mount(at)
    await seenAs('online')
    expect((await volumeAt(at))!.id).toBe(id)
    await sameAgain()
  })

  test('that is replaced by a copy of all its bytes, in which a file is missing since, loses nothing', async () => {
    const id = (await volumeAt(at))!.id
    execFileSync('umount', [at])
    const copy = disk.copied()
    copy.mount(at)
    rmSync(join(at, 'trip/one.jpg'))
    await seenAs('online')
    const clone = (await volumeAt(at))!
    expect(clone.id).not.toBe(id)
    await keptAway()
    bench.pull(at)
    disk.mount(at)
    await seenAs('online')
    expect((await volumeAt(at))!.id).toBe(id)
    await sameAgain()
    // The copy is known again as well.
    bench.pull(at)
    copy.mount(at)
    await seenAs('online')
    expect((await volumeAt(at))!.id).toBe(clone.id)
    await keptAway()
  })

  test('that is replaced by one with its UUID into which its files were copied loses nothing', async () => {
    const {id, uuid} = (await volumeAt(at))!
    const other = bench.disk('ext4', ['-U', uuid!])
    const aside = bench.folder('aside')
    other.mount(aside)
    execFileSync('cp', ['-a', ...['a.txt', 'trip'].map((name) => join(at, name)), aside])
    await seenAs('online', aside)
    expect((await volumeAt(aside))!.id).not.toBe(id)
    expect((await volumeAt(at))!.id).toBe(id)
    bench.pull(aside)
    bench.pull(at)
    other.mount(at)
    await within2s(async () => (await location()).state).toBe('offline')
    await keptAway()
  })

  test('that has a copy beside it is two volumes, and either goes without the other', async () => {
    const id = (await volumeAt(at))!.id
    execFileSync('umount', [at])
    const copy = disk.copied()
    const aside = bench.folder('aside')
    copy.mount(aside)
    disk.mount(at)
    await within2s(async () => (await volumes()).filter(({state}) => state === 'online').map(({mountPoint}) => mountPoint)).toEqual(
      expect.arrayContaining([at, aside]),
    )
    expect((await volumeAt(at))!.id).toBe(id)
    expect((await volumeAt(aside))!.id).not.toBe(id)
    await sameAgain()
    bench.pull(at)
    await within2s(async () => (await location()).state).toBe('offline')
    await keptAway()
  })

  test('that is mounted again for reading only is the same', async () => {
    execFileSync('mount', ['-o', 'remount,ro', at])
    await within2s(async () => (await volumeAt(at))?.readOnly).toBe(true)
    await sameAgain()
  })

  test('that answers with errors loses nothing', async () => {
    truncateSync(disk.image, 4096)
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    const {status} = await rescan()
    expect(['failed', 'completed']).toContain(status)
    expect(await idsBelow(at)).toEqual(ids)
  })

  test('that is pulled while it is read loses nothing', async () => {
    for (let one = 0; one < 300; one++) plant(join(at, `many/${one}`))
    expect((await rescan()).status).toBe('completed')
    ids = await idsBelow(at)
    const {job} = await core.call<{job: Job}>('location.rescan', {location: (await location()).id, full: true})
    bench.pull(at)
    await core.settled(job)
    expect(await idsBelow(at)).toEqual(ids)
    disk.mount(at)
    await within2s(async () => (await location()).state).not.toBe('offline')
    expect((await rescan()).status).toBe('completed')
    expect(await idsBelow(at)).toEqual(ids)
  })
})
