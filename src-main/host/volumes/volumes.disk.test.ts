import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {fileSystemTraits} from './file-systems.ts'
import {tellApart, type HostVolume} from './host-volume.ts'
import {parseMountTable} from './mount-table.ts'
import {volumeOf, volumes} from './volumes.ts'
import {darwinVolume, parseMounts, parsePlist} from './volumes.darwin.ts'
import {parseGetVolume} from './volumes.win32.ts'

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
    expect([found.totalBytes, found.pseudo, found.network, found.kind]).toEqual([told[0]! * told[1]!, false, false, 'system'])
  })

  it('have one fingerprint each, the same when asked again', async () => {
    const first = (await volumes()).map((volume) => volume.fingerprint)
    expect([new Set(first).size, (await volumes()).map((volume) => volume.fingerprint)]).toEqual([first.length, first])
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

it('tells mounts of one thing apart, the first keeping its plain fingerprint', () => {
  const one = {mountPoint: Buffer.from('/a'), fingerprint: 'uuid:1'} as unknown as HostVolume
  expect(tellApart([one, {...one, mountPoint: Buffer.from('/b')}]).map((volume) => volume.fingerprint)).toEqual(['uuid:1', 'uuid:1@/b'])
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
      fingerprint: 'uuid:9C7A1B2C-0000-4000-8000-ABCDEF012345',
    })
    expect(mounts.map((mount) => darwinVolume(mount, new Map()).kind)).toEqual(['system', 'virtual', 'system', 'internal', 'network'])
  })
})

it('reads what Get-Volume of Windows prints, many volumes or one', () => {
  const rows = (JSON.parse(fixture('get-volume.win32.json').toString()) as {volumes: unknown[]}).volumes
  const told = parseGetVolume(JSON.stringify(rows), 'C')
  expect(told.map((volume) => [text(volume.mountPoint), volume.kind, volume.label, volume.fingerprint, volume.totalBytes])).toEqual([
    ['C:\\', 'system', 'Windows', 'uuid:0f0f0f0f-1111-2222-3333-444444444444', 500_000_000_000],
    ['E:\\', 'external', undefined, 'uuid:0f0f0f0f-5555-2222-3333-444444444444', 64_000_000_000],
  ])
  expect(parseGetVolume(JSON.stringify(rows[0]), 'C')).toHaveLength(1)
})
