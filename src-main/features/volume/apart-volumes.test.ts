import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import {fakeLog} from '../../host/fakes/fake-log.ts'
import {FakeTime} from '../../host/fakes/fake-time.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {OwnProcess, ProcessParts} from '../../runtime/processes.ts'
import type {DiskCalls} from '../disk-calls.ts'
import {volumeRow} from '../../testing/volume-row.ts'
import type {KnownVolume} from '../volume-book.ts'
import {openApartVolumes} from './apart-volumes.ts'

const text = new TextEncoder()

/** Volumes by name, of which some do not answer, and the children that were started for them. */
function ground() {
  const dead = new Set<string>()
  const told: string[] = []
  const alive: Child[] = []
  interface Child {
    readonly of: string
    readonly deadlines: Pick<ProcessParts, 'of' | 'silentMs' | 'mayWait'>
    /** As the deadline of a call ends; whether it is waited for on. */
    silent(): Promise<boolean>
  }
  const start = (deadlines: Child['deadlines']): OwnProcess<DiskCalls> => {
    const {of, mayWait} = deadlines
    const mourners: ((reason: string) => void)[] = []
    const isDead = (): boolean => [...dead].some((name) => of.includes(`“${name}”`))
    const leave = (): void => void (alive.includes(child) && alive.splice(alive.indexOf(child), 1))
    const child: Child = {
      of,
      deadlines,
      silent: async () => {
        const waits = (await mayWait?.('look', 1)) === true
        if (waits) return true
        leave()
        for (const mourn of mourners) mourn('it was silent')
        return false
      },
    }
    alive.push(child)
    const ask = (): Promise<unknown> =>
      isDead() ? Promise.reject(new CoreError({code: 'Timeout', message: 'It has not answered.'})) : Promise.resolve('told')
    return {
      calls: {look: ask, space: ask} as unknown as OwnProcess<DiskCalls>['calls'],
      pid: 1,
      gone: Promise.resolve(),
      onDeath: (listen) => void mourners.push(listen),
      onAnswer: () => undefined,
      rest: async () => undefined,
      end: async () => leave(),
    }
  }
  const volume = (name: string, host: Partial<HostVolume> = {fileSystem: 'fuse'}): KnownVolume => ({
    id: name,
    name,
    mountPoint: text.encode(`/media/${name}`),
    online: true,
    silent: false,
    host: {fileSystem: 'ext4', network: false, removable: false, ...host} as HostVolume,
    row: volumeRow({uuid: name}),
  })
  const time = new FakeTime()
  const apart = openApartVolumes({
    start,
    volumes: {
      byId: async (id) => volume(id),
      notAnswering: (id, is) => void told.push(`${id} ${is ? 'is silent' : 'answers'}`),
    },
    scheduler: time,
    log: fakeLog(time),
    home: text.encode('/home/ann'),
    silentMs: 1000,
  })
  return {apart, volume, time, dead, told, alive, names: () => alive.map(({of}) => of)}
}

test('volumes that may hang are those of networks, programs and sockets for disks, but not what the home folder is on', () => {
  const {apart, volume} = ground()
  const is = (host: Partial<HostVolume>): boolean => apart.isApart(volume('one', host))
  expect([is({}), is({network: true}), is({removable: true}), is({fileSystem: 'fuse.sshfs'}), is({fileSystem: 'fuseblk'})]).toEqual([
    false,
    true,
    true,
    true,
    true,
  ])
  expect(apart.isApart({...volume('one'), mountPoint: text.encode('/home')})).toBe(false)
  expect(apart.isApart({...volume('one'), host: undefined})).toBe(false)
})

test('a child serves a volume until nobody has needed it for a while, one to look and one to work', async () => {
  const {apart, volume, time, names} = ground()
  await apart.serve([volume('a')], 'look').ask('look', {path: text.encode('/media/a'), shown: ''})
  await apart.serve([volume('a')], 'look').ask('look', {path: text.encode('/media/a'), shown: ''})
  const release = apart.serve([volume('a'), volume('b')], 'work').hold()
  expect(names()).toEqual(['the volume “a”', 'one of the volumes “a” and “b”'])
  await time.pass(29_000)
  expect(names()).toHaveLength(2)
  await time.pass(60_000)
  expect(names()).toEqual(['one of the volumes “a” and “b”'])
  release()
  await time.pass(31_000)
  expect(names()).toEqual([])
})

test('a child that is slow on a volume that answers others is waited for, but not for ever', async () => {
  const {apart, volume, alive, told} = ground()
  apart.serve([volume('a')], 'look')
  const [child] = alive
  let waits = 0
  while (await child!.silent()) waits++
  expect({waits, told, children: alive.length}).toEqual({waits: 6, told: [], children: 0})
})

test('of two volumes the one that does not answer is told, refused at once, asked again with growing pauses, and told again', async () => {
  const {apart, volume, alive, dead, told, time} = ground()
  apart.serve([volume('a'), volume('b')], 'work')
  dead.add('b')
  expect(await alive[0]!.silent()).toBe(false)
  expect(told).toEqual(['b is silent'])
  expect(() => apart.serve([volume('b')], 'look')).toThrow('The volume “b” is not answering.')
  expect(() => apart.serve([volume('a'), volume('b')], 'work')).toThrow(CoreError)
  expect(() => apart.serve([volume('a')], 'look')).not.toThrow()
  await time.pass(600_000)
  expect(told).toEqual(['b is silent'])
  dead.clear()
  await time.pass(60_000)
  expect(told).toEqual(['b is silent', 'b answers'])
  expect(() => apart.serve([volume('b')], 'look')).not.toThrow()
})

test('when they are ended nobody is served any more', async () => {
  const {apart, volume, names} = ground()
  apart.serve([volume('a')], 'look')
  await apart.end()
  expect(names()).toEqual([])
  expect(() => apart.serve([volume('a')], 'look')).toThrow('The library is being closed.')
})
