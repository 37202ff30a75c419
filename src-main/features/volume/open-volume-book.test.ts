import {beforeEach, expect, test} from 'vitest'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {VolumeClaimRow} from '../../store/volume-claims.ts'
import type {VolumeRow} from '../../store/volume-rows.ts'
import {volumeRow} from '../../testing/volume-row.ts'
import type {VolumeBook, VolumeNews} from '../volume-book.ts'
import {openVolumeBook, type VolumeBookParts} from './open-volume-book.ts'

let mounted: HostVolume[]
let rows: Map<string, VolumeRow>
let claims: VolumeClaimRow[]
let located: string[]
let now: number
let news: VolumeNews[]

beforeEach(() => {
  ;[mounted, rows, claims, located, now, news] = [[host('/')], new Map(), [], [], 1000, []]
})

function host(mountPoint: string, more: Partial<HostVolume> = {}): HostVolume {
  const fingerprint = more.fingerprint ?? `uuid:${mountPoint}`
  return {
    mountPoint: Buffer.from(mountPoint),
    device: '/dev/sdx',
    fileSystem: 'ext4',
    kind: 'secondary',
    readOnly: false,
    removable: false,
    network: false,
    pseudo: false,
    totalBytes: 100,
    freeBytes: 50,
    fingerprint,
    hardware: `disk ${fingerprint}`,
    top: '2.1',
    session: `${mountPoint} ${fingerprint}`,
    ...more,
  }
}

let drawn = 0
function book(): VolumeBook {
  const parts = {
    read: {
      volumes: async () => [...rows.values()],
      locations: async () => located.map((volume) => ({volume})),
      volumeClaims: async () => claims,
      volumeFolders: async () => [],
    },
    write: {
      putVolume: async (row: VolumeRow) => void rows.set(row.uuid, row),
      claimVolume: async (claim: VolumeClaimRow) => void claims.push(claim),
    },
    disk: {glimpse: async () => ({kind: new Uint8Array(0)})},
    startLook: () => undefined,
    clock: {now: () => now, monotonicMs: () => now},
    random: {uuid: () => `v${++drawn}`},
    device: 'here',
    mounts: {hostVolumes: async () => mounted},
  }
  const opened = openVolumeBook(parts as unknown as VolumeBookParts)
  opened.onNews((told) => news.push(told))
  return opened
}

test('a volume that goes and comes back keeps its id, and each change is told once', async () => {
  const volumes = book()
  mounted.push(host('/mnt/a'))
  const {id} = (await volumes.all()).find(({name}) => name === 'a')!
  news.length = 0
  await volumes.fresh()
  expect(news).toEqual([])
  mounted.pop()
  now += 5000
  await volumes.fresh()
  expect([volumes.stateOf(id), volumes.lastSeen(id), rows.get(id)]).toMatchObject(['offline', now, {online: false, freeBytes: 50}])
  mounted.push(host('/mnt/b', {fingerprint: 'uuid:/mnt/a'}))
  await volumes.fresh()
  expect(news).toEqual([
    {volumes: [id], came: [], went: [id]},
    {volumes: [id], came: [id], went: []},
  ])
  expect((await volumes.byId(id))?.name).toBe('b')
})

test('one that does not answer stays where it is, so that nothing below its mount point is taken for another volume', async () => {
  const volumes = book()
  mounted.push(host('/mnt/a'))
  const {id} = await volumes.at(Buffer.from('/mnt/a/x'))
  news.length = 0
  volumes.notAnswering(id, true)
  expect([volumes.stateOf(id), (await volumes.at(Buffer.from('/mnt/a/x'))).id, (await volumes.byId(id))?.silent]).toEqual([
    'silent',
    id,
    true,
  ])
  await volumes.fresh()
  expect(volumes.stateOf(id)).toBe('silent')
  volumes.notAnswering(id, false)
  expect(volumes.stateOf(id)).toBe('online')
  expect(news.map((one) => one.volumes)).toEqual([[id], [id]])
  volumes.notAnswering(id, true)
  mounted.pop()
  await volumes.fresh()
  expect(volumes.stateOf(id)).toBe('offline')
  mounted.push(host('/mnt/a'))
  await volumes.fresh()
  expect(volumes.stateOf(id)).toBe('online')
})

test('volumes that an earlier version has named are the same, and so is what stands at the place of a device that it named', async () => {
  const old = [
    volumeRow({uuid: 'by-uuid', fingerprint: 'uuid:ABCD-1234', mountPoint: '/elsewhere', kind: 'external'}),
    volumeRow({uuid: 'by-device', fingerprint: 'device:ext4:/dev/vda', mountPoint: '/'}),
    volumeRow({uuid: 'other', fingerprint: 'device:ext4:/dev/sdb1', mountPoint: '/mnt/old'}),
  ]
  rows = new Map(old.map((row) => [row.uuid, row]))
  mounted = [
    host('/', {earlierFingerprint: 'device:ext4:/dev/vda'}),
    host('/mnt/stick', {fingerprint: 'serial:fat:abcd1234', earlierFingerprint: 'uuid:ABCD-1234'}),
    host('/mnt/new', {earlierFingerprint: 'device:ext4:/dev/sdb1'}),
  ]
  const ids = (await book().all()).filter(({online}) => online).map(({id}) => id)
  expect(ids.slice(0, 2)).toEqual(['by-device', 'by-uuid'])
  expect(old.map(({uuid}) => uuid)).not.toContain(ids[2])
  expect(rows.get('by-uuid')!.fingerprint).toBe('serial:fat:abcd1234')
})

test('a path of a volume that is away leads to it as long as nothing else is mounted there, and only if something is kept of it', async () => {
  const volumes = book()
  mounted.push(host('/mnt/a'))
  const {id} = await volumes.at(Buffer.from('/mnt/a'))
  mounted.pop()
  await volumes.fresh()
  expect(await volumes.awayAt(Buffer.from('/mnt/a/x'))).toBeUndefined()
  located = [id]
  await volumes.fresh()
  expect((await volumes.awayAt(Buffer.from('/mnt/a/x')))?.id).toBe(id)
  expect(await volumes.awayAt(Buffer.from('/mnt/ab'))).toBeUndefined()
  mounted.push(host('/mnt/a', {fingerprint: 'uuid:other'}))
  await volumes.fresh()
  expect(await volumes.awayAt(Buffer.from('/mnt/a/x'))).toBeUndefined()
})

test('mounting a volume writable takes it over from the device that kept it, once', async () => {
  const volumes = book()
  const {id} = (await volumes.all())[0]!
  expect(claims).toEqual([{volume: id, device: 'here', term: 1}])
  claims.push({volume: id, device: 'there', term: 4})
  await volumes.fresh()
  expect(claims).toHaveLength(2)
  mounted = [host('/', {session: 'again', readOnly: true})]
  await volumes.fresh()
  expect(claims).toHaveLength(2)
  mounted = [host('/', {session: 'writable'})]
  await volumes.fresh()
  expect(claims.at(-1)).toEqual({volume: id, device: 'here', term: 5})
})

test('who asks a while later is told what is known, which is read again meanwhile; after long all wait for what is there', async () => {
  const volumes = book()
  const names = async (): Promise<readonly string[]> =>
    (await volumes.all()).filter(({online}) => online).map(({mountPoint}) => Buffer.from(mountPoint).toString())
  expect(await names()).toEqual(['/'])
  mounted.push(host('/mnt/a'))
  now += 5000
  expect(await names()).toEqual(['/'])
  await new Promise((resolve) => void setImmediate(resolve))
  expect(await names()).toEqual(['/', '/mnt/a'])
  mounted.push(host('/mnt/b'))
  now += 40_000
  expect(await names()).toEqual(['/', '/mnt/a', '/mnt/b'])
})
