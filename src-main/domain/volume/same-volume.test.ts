import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {assignVolumes, type FoldersFound, isSameInside, likeness, type MountedOne, type RememberedOne} from './same-volume.ts'

const disk: MountedOne = {fingerprint: 'uuid:1', hardware: 'usb:A-1', top: '2.100', mountPoint: '/mnt/a'}
const known: RememberedOne = {...disk, id: 'v1', kept: true}
const found = (change: Partial<FoldersFound>): FoldersFound => ({agreeing: 0, strangers: 0, missing: 0, lost: 0, ...change})

describe('what can be said without looking inside', () => {
  test.each([
    ['the same disk at the same port', disk, 'yes'],
    ['at another mount point', {...disk, mountPoint: '/mnt/b'}, 'yes'],
    ['another disk at the same mount point', {...disk, fingerprint: 'uuid:2'}, 'no'],
    ['one with the same UUID that was made anew', {...disk, top: '2.200'}, 'no'],
    ['one on other hardware', {...disk, hardware: 'usb:B-1'}, 'ask'],
    ['one whose hardware is not told', {...disk, hardware: undefined}, 'ask'],
  ] as const)('%s', (_, mounted, told) => expect(likeness(mounted, known)).toBe(told))

  test('memory at a mount point is another one each time, and takes over only a row that nobody misses', () => {
    const memory = {fingerprint: 'mount:tmpfs:/mnt/m', top: '1.1', mountPoint: '/mnt/m'}
    expect(likeness({...memory, top: '1.2'}, {...memory, id: 'm', kept: true})).toBe('no')
    expect(likeness({...memory, top: '1.2'}, {...memory, id: 'm', kept: false})).toBe('yes')
  })

  test('memory whose top is the same is the same, whatever was put into it while nobody looked', () => {
    const memory = {fingerprint: 'mount:tmpfs:/mnt/m', top: '1.1', mountPoint: '/mnt/m'}
    expect(likeness(memory, {...memory, id: 'm', kept: true})).toBe('yes')
  })
})

describe('what the folders say', () => {
  const other = {...disk, hardware: 'usb:B-1'}
  const untold = {...disk, hardware: undefined}
  test.each([
    ['on other hardware with all that is known', other, found({agreeing: 40}), true],
    ['on other hardware with one folder less', other, found({agreeing: 39, missing: 1}), false],
    ['on other hardware with one file less', other, found({agreeing: 40, lost: 1}), false],
    ['on other hardware, of a volume of which nothing is known', other, found({}), true],
    ['untold, and changed elsewhere', untold, found({agreeing: 20, missing: 19, lost: 7}), true],
    ['untold, copied file by file', untold, found({agreeing: 1, strangers: 39}), false],
    ['untold and emptied', untold, found({missing: 40}), false],
  ] as const)('%s', (...[, mounted, told, same]) => expect(isSameInside(told, mounted, known)).toBe(same))
})

const fewOf = (...words: readonly string[]) => fc.option(fc.constantFrom(...words), {nil: undefined})
const mountedOne = fc.record({
  fingerprint: fc.constantFrom('uuid:1', 'uuid:2'),
  hardware: fewOf('A', 'B', 'C'),
  top: fewOf('x', 'y'),
  mountPoint: fc.constantFrom('/1', '/2', '/3', '/4'),
})
const mounts = fc.uniqueArray(mountedOne, {selector: (one) => one.mountPoint, maxLength: 4})
const memories = fc.uniqueArray(
  fc.tuple(mountedOne, fc.boolean(), fc.nat(9)).map(([one, kept, id]) => ({...one, kept, id: `v${id}`})),
  {selector: (one) => one.id, maxLength: 5},
)
const canBe = (list: readonly MountedOne[], rows: readonly RememberedOne[]) => (pair: {mounted: number; id: string}) =>
  likeness(
    list[pair.mounted]!,
    rows.find((row) => row.id === pair.id)!,
  ) !== 'no'

test('no volume is two of the mounted ones, none gets one that it cannot be, and the order of the mounts is nothing', () => {
  fc.assert(
    fc.property(mounts, memories, (list, rows) => {
      const told = assignVolumes(list, rows, canBe(list, rows))
      const given = told.filter((id) => id !== undefined)
      expect(new Set(given).size).toBe(given.length)
      for (const [at, id] of told.entries()) if (id !== undefined) expect(canBe(list, rows)({mounted: at, id})).toBe(true)
      const backwards = list.toReversed()
      expect(assignVolumes(backwards, rows.toReversed(), canBe(backwards, rows)).toReversed()).toEqual(told)
    }),
    {numRuns: 500},
  )
})

test('a disk that is plugged in again is the same volume, whatever else is mounted with its UUID and in whatever order', () => {
  fc.assert(
    fc.property(mounts, fc.nat(), (list, which) => {
      const own = list.map((one, at) => ({...one, hardware: `disk ${at}`, top: 'x', fingerprint: 'uuid:1'}))
      const rows = own.map((one, at) => ({...one, id: `v${at}`, kept: at % 2 === 0}))
      fc.pre(own.length > 0)
      const back = own.filter((_, at) => at <= which % own.length).map((one) => ({...one, mountPoint: `/elsewhere${one.mountPoint}`}))
      expect(assignVolumes(back, rows, canBe(back, rows))).toEqual(back.map((_, at) => `v${at}`))
    }),
  )
})
