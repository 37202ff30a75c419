import {execFileSync} from 'node:child_process'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {loopBench, type LoopBench, missingDisk} from '../../testing/loop-disk.ts'
import {probeVolume} from './probe-volume.ts'
import {parseUdevFacts} from './linux-device.ts'
import {volumes} from './volumes.ts'
import type {HostVolume} from './host-volume.ts'

/** What XFS alone tells of itself: whether it was made to share blocks. */
const kinds = [
  ['ext4', undefined],
  ['xfs', true],
  ['btrfs', undefined],
] as const

for (const [kind, reflink] of kinds) {
  const missing = missingDisk(kind)
  describe.skipIf(missing !== undefined)(`a disk of ${kind}${missing === undefined ? '' : `, skipped: ${missing}`}`, () => {
    let bench: LoopBench
    beforeEach(() => {
      bench = loopBench()
    })
    afterEach(() => bench.end())
    const at = async (folder: string): Promise<HostVolume> =>
      (await volumes()).find(({mountPoint}) => Buffer.from(mountPoint).toString() === folder)!

    test('is called by the UUID and the label that blkid reads from it, wherever it is mounted', async () => {
      const disk = bench.disk(kind, ['-L', 'Ann’s'])
      const blkid = (tag: string): string =>
        execFileSync('/usr/sbin/blkid', ['-p', '-s', tag, '-o', 'value', disk.image], {encoding: 'utf8'}).trim()
      const [here, there] = [bench.folder('here'), bench.folder('there')]
      disk.mount(here)
      const first = await at(here)
      expect([first.uuid, first.label, first.fingerprint]).toEqual([blkid('UUID'), blkid('LABEL'), `uuid:${blkid('UUID')}`])
      bench.pull(here)
      disk.mount(there)
      const second = await at(there)
      expect([second.fingerprint, second.hardware, second.top]).toEqual([first.fingerprint, first.hardware, first.top])
      expect(second.session).not.toBe(first.session)
      bench.pull(there)
      const copy = disk.copied()
      copy.mount(here)
      const third = await at(here)
      expect([third.fingerprint, third.top]).toEqual([first.fingerprint, first.top])
      expect(third.hardware).not.toBe(first.hardware)
    })

    test('tells what it can do without being written to', () => {
      const folder = bench.folder('here')
      bench.disk(kind).mount(folder)
      const {reflink: told, caseSensitive} = probeVolume({mountPoint: Buffer.from(folder)})
      expect(told).toBe(reflink)
      // An empty disk has no name to try.
      expect(caseSensitive).toBe(kind === 'ext4' ? true : undefined)
    })
  })
}

test('what udev keeps of a device is read by its keys', () => {
  // Hand-written after the form of udev's database; not taken from a machine.
  const told = parseUdevFacts(
    'S:disk/by-uuid/ABCD-1234\nI:123\nE:ID_FS_UUID=ABCD-1234\nE:ID_FS_LABEL_ENC=My\\x20Stick\nE:ID_SERIAL=a=b\nG:systemd\n',
  )
  expect([...told]).toEqual([
    ['ID_FS_UUID', 'ABCD-1234'],
    ['ID_FS_LABEL_ENC', 'My\\x20Stick'],
    ['ID_SERIAL', 'a=b'],
  ])
})
