import {execFileSync} from 'node:child_process'
import {closeSync, openSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import type {Volume} from '../../contract/volume.ts'
import {type DiskScene, openDiskScene, plantTrip, whyNoDisk} from './disk-scene.fixture.ts'

let scene: DiskScene
let at: string
/** A disk that came or went is seen within two seconds, on a machine that has time. */
const soon = <T>(what: () => T) => expect.poll(what, {timeout: 10_000})

describe.skipIf(whyNoDisk !== '')(`what can be asked of a disk${whyNoDisk}`, () => {
  beforeEach(async () => {
    scene = await openDiskScene()
    at = scene.at
  })
  afterEach(() => scene.end())

  test('it is told with what is on it, what it can do and who keeps it', async () => {
    await scene.index()
    expect(await scene.core.call('volume.info', {volume: scene.label})).toMatchObject({
      volume: {name: scene.label, fileSystem: 'ext4', kind: 'secondary', state: 'online', mountPoint: at},
      statistics: {
        files: 5,
        folders: 3,
        kinds: [
          {category: 'text', count: 5},
          {category: 'folder', count: 3},
        ],
      },
      locations: [{name: 'here', path: at}],
      abilities: {reflink: false, stableInodes: true, caseSensitive: true, nameLimit: {count: 255, unit: 'bytes'}, timeStepNs: 1},
      keeper: {term: 1, isThisDevice: true},
    })
    scene.bench.pull(at)
    await expect
      .poll(async () => (await scene.core.call<{volume: Volume}>('volume.info', {volume: scene.label})).volume.state)
      .toBe('offline')
  })

  test('it is kept in the list while it is away as long as somebody wants it or folders of it are indexed', async () => {
    const named = async (): Promise<string[]> => (await scene.volumes()).filter(({mountPoint}) => mountPoint === at).map(({name}) => name)
    expect((await scene.core.call<{volume: Volume}>('volume.track', {volume: at, name: 'Mine'})).volume).toMatchObject({
      name: 'Mine',
      tracked: true,
    })
    scene.bench.pull(at)
    await soon(() => scene.volumeAt(at, 'offline')).toMatchObject({name: 'Mine', totalBytes: expect.any(Number)})
    await scene.core.call('volume.untrack', {volume: 'Mine'})
    expect(await named()).toEqual([])
    scene.disk.mount(at)
    await soon(named).toEqual([scene.label])
    await scene.index()
    await expect(scene.core.call('volume.untrack', {volume: scene.label})).rejects.toMatchObject({code: 'Conflict'})
    scene.bench.pull(at)
    await soon(async () => (await scene.volumeAt(at, 'offline'))?.name).toBe(scene.label)
  })

  test('it is taken off when nothing works on it, and the sentence says what does', async () => {
    await scene.index()
    const open = openSync(join(at, 'a.txt'), 'r')
    await expect(scene.core.call('volume.eject', {volume: scene.label})).rejects.toMatchObject({
      code: 'Conflict',
      message: `Another program uses ${at}.`,
    })
    closeSync(open)
    expect((await scene.core.call<{volume: Volume}>('volume.eject', {volume: scene.label})).volume.state).toBe('offline')
    expect(readdirSync(at)).toEqual([])
    await expect(scene.core.call('volume.eject', {volume: scene.label})).rejects.toMatchObject({code: 'Offline'})
    await expect(scene.core.call('volume.eject', {volume: '/'})).rejects.toMatchObject({code: 'NotAllowed'})
  })

  test('it is not taken off while a job works on it', async () => {
    for (let one = 0; one < 100; one++) plantTrip(join(at, `many/${one}`))
    const {job} = await scene.core.call<{job: Job}>('location.add', {path: at})
    await scene.core.call('job.pause', {job: job.id})
    await expect(scene.core.call('volume.eject', {volume: scene.label})).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining(at),
    })
    await scene.core.call('job.cancel', {job: job.id})
    expect((await scene.core.call<{volume: Volume}>('volume.eject', {volume: scene.label})).volume.state).toBe('offline')
  })

  test('its speed is measured without a trace', async () => {
    const trace = (): string =>
      execFileSync('find', [at, '-type', 'f', '-printf', '%p %i %s %A@ %T@ %C@\\n', '-o', '-printf', '%p %i %s %T@ %C@\\n'], {
        encoding: 'utf8',
      })
    const before = trace()
    const {speed, bytes} = await scene.core.call<{speed: {readRate: number; writeRate: number}; bytes: number}>('volume.speed', {
      volume: at,
    })
    expect(bytes).toBeGreaterThan(1 << 20)
    expect(speed.readRate).toBeGreaterThan(0)
    expect(speed.writeRate).toBeGreaterThan(0)
    expect(trace()).toBe(before)
    expect(await scene.core.call('volume.info', {volume: at})).toMatchObject({speed})
    // For reading only no file can be made; the device below it can be read.
    execFileSync('mount', ['-o', 'remount,ro', at])
    const read = await scene.core.call<{speed: object}>('volume.speed', {volume: at})
    expect(Object.keys(read.speed)).toEqual(['readRate', 'measuredAt'])
  })
})
