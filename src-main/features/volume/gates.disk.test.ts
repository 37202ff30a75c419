import {execFileSync} from 'node:child_process'
import {rmSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import type {Volume} from '../../contract/volume.ts'
import {type DiskScene, openDiskScene, plantTrip, whyNoDisk} from './disk-scene.fixture.ts'

let scene: DiskScene
let at: string
/** The ids of all entries, by their paths below the disk's top. */
let ids: Readonly<Record<string, string>>

const location = async (): Promise<Location> => (await scene.core.call<{locations: Location[]}>('location.list')).locations[0]!
const items = async (query: string): Promise<Item[]> => (await scene.core.call<{items: Item[]}>('search.query', {query})).items
const idsBelow = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await scene.core.call<{items: IndexLine[]}>('index.list', {path: folder})).items.map(({path, id}) => [
      path.slice(folder.length + 1),
      id,
    ]),
  )
const rescan = async (): Promise<Job> =>
  scene.core.settled((await scene.core.call<{job: Job}>('location.rescan', {location: (await location()).id})).job)

/** A disk that came or went is seen within two seconds, on a machine that has time. */
const soon = (what: () => Promise<unknown>): ReturnType<typeof expect.poll<unknown>> => expect.poll(what, {timeout: 10_000, interval: 50})

async function seenAs(state: Volume['state'], folder = at): Promise<void> {
  // Told by the events alone, as a window hears it: asking would look by itself.
  const told = scene.core.events.length
  await soon(async () => scene.core.events.slice(told).some(({type}) => type === 'volume.changed')).toBe(true)
  await soon(async () => (await scene.volumeAt(folder, state))?.state).toBe(state)
}

/** All that is known stays, searchable, and says that it is away. */
async function keptAway(folder = at): Promise<void> {
  expect((await location()).state).toBe('offline')
  const found = await items('jpg')
  expect(found.map(({path}) => path.slice(folder.length + 1)).toSorted()).toEqual(['trip/deep/three.jpg', 'trip/one.jpg', 'trip/two.jpg'])
  expect(found.map(({online, lastSeenAt}) => [online, typeof lastSeenAt])).toEqual(found.map(() => [false, 'string']))
  await expect(scene.core.call('location.rescan', {location: (await location()).id})).rejects.toMatchObject({code: 'Offline'})
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
  expect(await scene.core.call('index.verify')).toMatchObject({missing: 0, stale: 0, differing: 0})
}

describe.skipIf(whyNoDisk !== '')(`a disk with a location${whyNoDisk}`, () => {
  beforeEach(async () => {
    scene = await openDiskScene()
    at = scene.at
    await scene.index()
    rmSync(join(at, 'lost+found'), {recursive: true})
    expect((await rescan()).status).toBe('completed')
    ids = await idsBelow(at)
    expect(Object.keys(ids)).toHaveLength(7)
  })
  afterEach(() => scene.end())

  test('that is pulled is away, and the same when it is back', async () => {
    scene.bench.pull(at)
    await seenAs('offline')
    await keptAway()
    // Its mount point stands there, empty, and is not what it was.
    expect((await scene.core.call<{items: Item[]}>('file.list', {path: at})).items.map(({name, online}) => [name, online])).toEqual([
      ['a.txt', false],
      ['b.txt', false],
      ['trip', false],
    ])
    await expect(scene.core.call('file.mkdir', {paths: [join(at, 'new')], yes: true})).rejects.toMatchObject({code: 'Offline'})
    scene.disk.mount(at)
    await seenAs('online')
    await sameAgain()
  })

  test('that was pulled while nobody looked is the same when it is back, after a start without it', async () => {
    scene.core = await scene.core.reopen(() => scene.bench.pull(at))
    expect(await scene.volumeAt(at, 'offline')).toMatchObject({online: false})
    await keptAway()
    scene.core = await scene.core.reopen(() => scene.disk.mount(at))
    await sameAgain()
  })

  test('that comes back at another place is the same there', async () => {
    const [{id}] = [(await scene.volumeAt(at))!]
    scene.bench.pull(at)
    const there = scene.bench.folder('there')
    scene.disk.mount(there)
    await seenAs('online', there)
    expect((await scene.volumeAt(there))!.id).toBe(id)
    await sameAgain(there)
  })

  test('that is replaced by another one at its place loses nothing, and the other is not it', async () => {
    const id = (await scene.volumeAt(at))!.id
    scene.bench.pull(at)
    const other = scene.bench.disk('ext4')
    other.mount(at)
    writeFileSync(join(at, 'foreign'), '')
    await seenAs('online')
    expect((await scene.volumeAt(at))!.id).not.toBe(id)
    await keptAway()
    expect((await scene.core.call<{items: Item[]}>('file.list', {path: at})).items.map(({name}) => name)).toEqual(['foreign', 'lost+found'])
    scene.bench.pull(at)
    scene.disk.mount(at)
    await seenAs('online')
    expect((await scene.volumeAt(at))!.id).toBe(id)
    await sameAgain()
  })

  test('that is replaced by a copy of all its bytes, in which a file is missing since, loses nothing', async () => {
    const id = (await scene.volumeAt(at))!.id
    execFileSync('umount', [at])
    const copy = scene.disk.copied()
    copy.mount(at)
    rmSync(join(at, 'trip/one.jpg'))
    await seenAs('online')
    const clone = (await scene.volumeAt(at))!
    expect(clone.id).not.toBe(id)
    await keptAway()
    scene.bench.pull(at)
    scene.disk.mount(at)
    await seenAs('online')
    expect((await scene.volumeAt(at))!.id).toBe(id)
    await sameAgain()
    // The copy is known again as well.
    scene.bench.pull(at)
    copy.mount(at)
    await seenAs('online')
    expect((await scene.volumeAt(at))!.id).toBe(clone.id)
    await keptAway()
  })

  test('that is replaced by one with its UUID into which its files were copied loses nothing', async () => {
    const {id, uuid} = (await scene.volumeAt(at))!
    const other = scene.bench.disk('ext4', ['-U', uuid!])
    const aside = scene.bench.folder('aside')
    other.mount(aside)
    execFileSync('cp', ['-a', ...['a.txt', 'trip'].map((name) => join(at, name)), aside])
    await seenAs('online', aside)
    expect((await scene.volumeAt(aside))!.id).not.toBe(id)
    expect((await scene.volumeAt(at))!.id).toBe(id)
    scene.bench.pull(aside)
    scene.bench.pull(at)
    other.mount(at)
    await soon(async () => (await location()).state).toBe('offline')
    await keptAway()
  })

  test('that has a copy beside it is two volumes, and either goes without the other', async () => {
    const id = (await scene.volumeAt(at))!.id
    execFileSync('umount', [at])
    const copy = scene.disk.copied()
    const aside = scene.bench.folder('aside')
    copy.mount(aside)
    scene.disk.mount(at)
    await soon(async () => (await scene.volumes()).filter(({state}) => state === 'online').map(({mountPoint}) => mountPoint)).toEqual(
      expect.arrayContaining([at, aside]),
    )
    expect((await scene.volumeAt(at))!.id).toBe(id)
    expect((await scene.volumeAt(aside))!.id).not.toBe(id)
    await sameAgain()
    scene.bench.pull(at)
    await soon(async () => (await location()).state).toBe('offline')
    await keptAway()
  })

  test('that is mounted again for reading only is the same', async () => {
    execFileSync('mount', ['-o', 'remount,ro', at])
    await soon(async () => (await scene.volumeAt(at))?.readOnly).toBe(true)
    await sameAgain()
  })

  test('that answers with errors loses nothing', async () => {
    truncateSync(scene.disk.image, 4096)
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    const {status} = await rescan()
    expect(['failed', 'completed']).toContain(status)
    expect(await idsBelow(at)).toEqual(ids)
  })

  test('that is pulled while it is read loses nothing', async () => {
    for (let one = 0; one < 300; one++) plantTrip(join(at, `many/${one}`))
    expect((await rescan()).status).toBe('completed')
    ids = await idsBelow(at)
    for (let round = 0; round < 12; round++) {
      const {job} = await scene.core.call<{job: Job}>('location.rescan', {location: (await location()).id, full: true})
      await new Promise((resolve) => setTimeout(resolve, round * 8))
      scene.bench.pull(at)
      await scene.core.settled(job)
      expect(await idsBelow(at)).toEqual(ids)
      scene.disk.mount(at)
      await soon(async () => (await location()).state).not.toBe('offline')
    }
    expect((await rescan()).status).toBe('completed')
    expect(await idsBelow(at)).toEqual(ids)
  })
})
