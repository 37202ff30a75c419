import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {fileSystemTraits} from '../../domain/volume/file-system-traits.ts'
import {parseMountTable} from './mount-table.ts'
import {volumeOf, volumes} from './volumes.ts'
import {parsePlist} from './plist.ts'
import {darwinVolume, parseMounts} from './volumes.darwin.ts'
import {parseWindowsVolumes} from './volumes.win32.ts'

const fixture = (name: string): Buffer => fs.readFileSync(path.join(import.meta.dirname, 'fixtures', name))
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('the mount table of Linux', () => {
  it('unescapes names, keeps what is seen of the file system, and lets the later mount cover the earlier', () => {
    const lines = parseMountTable(fixture('mountinfo.linux.txt'))
    expect(lines.map((line) => [text(line.mountPoint), line.fileSystem, line.source, line.root, line.options.has('ro')])).toEqual([
      ['/proc', 'proc', 'proc', '/', false],
      ['/', 'ext4', '/dev/sda2', '/', false],
      ['/media/ann/My Stick\\\tx', 'vfat', '/dev/sdb1', '/', false],
      ['/mnt/bind', 'ext4', '/dev/sda2', '/srv/data', true],
      ['/mnt/share', 'nfs4', 'server:/export', '/', false],
      ['/mnt/cover', 'xfs', '/dev/sdc1', '/', true],
    ])
  })

  it('knows what is made up, what is far away, and that a tmpfs holds real files', () => {
    const told = (['proc', 'tmpfs', 'nfs4', 'ext4', 'fuse.sshfs'] as const).map((name) => fileSystemTraits(name))
    expect(told.map(({pseudo, network, virtual, local}) => [pseudo, network, virtual, local])).toEqual([
      [true, false, true, true],
      [false, false, true, true],
      [false, true, false, false],
      [false, false, false, true],
      [false, true, false, false],
    ])
  })
})

describe.runIf(process.platform === 'linux')('the volumes of this machine', () => {
  it('are the mounts that df and stat tell of, with their sizes', async () => {
    const found = (await volumes()).find((volume) => text(volume.mountPoint) === '/')!
    const told = execFileSync('stat', ['-f', '-c', '%S %b', '/'], {encoding: 'utf8'}).trim().split(' ').map(Number)
    expect([found.totalBytes, found.pseudo, found.network, found.kind]).toEqual([told[0]! * told[1]!, false, false, 'primary'])
  })

  it('are called the same when they are asked again', async () => {
    const told = async () => (await volumes()).map(({fingerprint, hardware, top, session}) => [fingerprint, hardware, top, session])
    expect(await told()).toEqual(await told())
  })

  it('hold a path by the mount that stat names, links resolved', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-volume-'))
    fs.symlinkSync('/proc/self', path.join(folder, 'link'))
    const places = [folder, '/proc/self/status', path.join(folder, 'link/status')]
    const points = await Promise.all(places.map(async (place) => text((await volumeOf(Buffer.from(place))).mountPoint)))
    expect(points).toEqual(places.map((place) => execFileSync('stat', ['-L', '-c', '%m', place], {encoding: 'utf8'}).trim()))
    await expect(volumeOf(Buffer.from(path.join(folder, 'nowhere')))).rejects.toMatchObject({code: 'PathNotFound'})
    fs.rmSync(folder, {recursive: true})
  })
})

describe('what macOS prints', () => {
  it('is read, also where a name holds words and brackets of the format', () => {
    expect(
      parseMounts(fixture('mount.darwin.txt').toString()).map(({device, mountPoint, fileSystem}) => [device, mountPoint, fileSystem]),
    ).toEqual([
      ['/dev/disk3s1s1', '/', 'apfs'],
      ['devfs', '/dev', 'devfs'],
      ['/dev/disk3s5', '/System/Volumes/Data', 'apfs'],
      ['/dev/disk4s1', '/Volumes/Two on (one)', 'exfat'],
      ['//ann@server/share', '/Volumes/share', 'smbfs'],
    ])
  })

  it('becomes a volume with its identity', () => {
    const mounts = parseMounts(fixture('mount.darwin.txt').toString())
    const facts = parsePlist(fixture('diskutil-info.darwin.plist').toString())
    expect(darwinVolume(mounts[3]!, facts)).toMatchObject({
      label: 'Ann & Bob',
      kind: 'external',
      removable: true,
      readOnly: false,
      fingerprint: 'uuid:9c7a1b2c-0000-4000-8000-abcdef012345',
      earlierFingerprint: 'uuid:9C7A1B2C-0000-4000-8000-ABCDEF012345',
    })
    expect(mounts.map((mount) => darwinVolume(mount, {}).kind)).toEqual(['primary', 'virtual', 'user-data', 'secondary', 'network'])
    expect(darwinVolume(mounts[4]!, {}).fingerprint).toBe('share:smb://server/share')
  })
})

it('reads what macOS tells of a volume in a container of APFS', () => {
  const facts = parsePlist(fixture('diskutil-apfs.darwin.plist').toString())
  const mount = {device: '/dev/disk3s5', mountPoint: '/System/Volumes/Data', fileSystem: 'apfs', options: ['local', 'nobrowse']}
  expect(darwinVolume(mount, facts)).toMatchObject({
    label: 'Data',
    container: 'disk3',
    kind: 'user-data',
    removable: false,
    hardware: 'IODeviceTree:/arm-io/ans',
    fingerprint: 'uuid:5d000000-0000-4000-8000-00000000000a',
  })
  expect(facts['APFSPhysicalStores']).toEqual([{APFSPhysicalStore: 'disk0s2'}, {APFSPhysicalStore: 'disk1 & more'}])
})

it('reads what Windows tells of its disks, their parts and its shares', () => {
  const told = parseWindowsVolumes(fixture('windows-volumes.win32.json').toString(), 'C')
  expect(told.map((volume) => [text(volume.mountPoint), volume.kind, volume.label, volume.fingerprint, volume.totalBytes])).toEqual([
    ['C:\\', 'primary', 'Windows', 'serial:ntfs:a1b2c3d4', 500_000_000_000],
    ['D:\\', 'external', undefined, 'mount:unknown:D:\\', 0],
    ['E:\\', 'external', undefined, 'serial:exfat:1234abcd', 64_000_000_000],
    ['Z:\\', 'network', 'photos', 'share:smb://nas/photos', 8_000_000_000_000],
  ])
  expect(told.map(({hardware, readOnly}) => [hardware, readOnly])).toEqual([
    ['NVME-0001#3', false],
    [undefined, true],
    ['USBSTOR-77#1', true],
    [undefined, false],
  ])
})
