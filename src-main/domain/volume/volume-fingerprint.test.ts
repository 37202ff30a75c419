import fc from 'fast-check'
import {expect, test} from 'vitest'
import {type FileSystemIdentity, volumeFingerprint} from './volume-fingerprint.ts'

const plain: FileSystemIdentity = {fileSystem: 'ext4', device: '/dev/sdb1', mountPoint: '/mnt/a', root: '/', network: false}
const named = (change: Partial<FileSystemIdentity>): string => volumeFingerprint({...plain, ...change})
const uuid = fc.uuid()
const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .string({unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length})
    .filter((text) => !/^0*$/.test(text.slice(-8)))
const place = fc.record({
  device: fc.constantFrom('/dev/sdb1', '/dev/disk4s1', '\\\\?\\Volume{0f}\\'),
  mountPoint: fc.constantFrom('/mnt/a', '/Volumes/a', 'E:\\'),
  label: fc.option(fc.string(), {nil: undefined}),
  deviceBytes: fc.option(fc.nat(), {nil: undefined}),
})

test('a volume with a UUID is called by it alone, wherever it is plugged in and however it is labelled', () => {
  fc.assert(
    fc.property(uuid, fc.tuple(place, place), fc.boolean(), (id, [here, there], loud) => {
      expect(named({...here, uuid: id})).toBe(named({...there, uuid: loud ? id.toUpperCase() : id}))
    }),
  )
})

test('two UUIDs are two volumes, and so are two folders of one file system', () => {
  fc.assert(
    fc.property(uuid, uuid, fc.string({minLength: 1}), (one, other, folder) => {
      fc.pre(one !== other)
      expect(named({uuid: one})).not.toBe(named({uuid: other}))
      expect(named({uuid: one})).not.toBe(named({uuid: one, root: `/${folder}`}))
    }),
  )
})

test('serial numbers are the same as Linux and Windows write them', () => {
  fc.assert(
    fc.property(hex(8), hex(8), (high, low) => {
      const dashed = `${low.slice(0, 4)}-${low.slice(4)}`.toUpperCase()
      expect(named({fileSystem: 'vfat', uuid: dashed})).toBe(named({fileSystem: 'FAT32', uuid: low}))
      expect(named({fileSystem: 'exfat', uuid: dashed})).toBe(named({fileSystem: 'exFAT', uuid: low, device: 'E:'}))
      expect(named({fileSystem: 'ntfs3', uuid: `${high}${low}`.toUpperCase()})).toBe(named({fileSystem: 'NTFS', uuid: low}))
      expect(named({fileSystem: 'vfat', uuid: dashed})).not.toBe(named({fileSystem: 'exfat', uuid: dashed}))
    }),
  )
})

test('what nobody numbered is told by its size, and what has no device by its place', () => {
  expect(named({fileSystem: 'vfat', uuid: '0000-0000', deviceBytes: 4096, label: 'A'})).toBe('plain:fat:4096:A')
  expect(named({uuid: '00000000-0000-0000-0000-000000000000', deviceBytes: 8})).toBe('plain:ext4:8:')
  expect(named({fileSystem: 'tmpfs', device: 'tmpfs'})).toBe('mount:tmpfs:/mnt/a')
  expect(named({fileSystem: 'fuse.gocryptfs', device: '/home/ann/safe'})).toBe('program:fuse.gocryptfs:/home/ann/safe')
})

test.each([
  ['cifs', '//server/Share', 'share:smb://server/share'],
  ['smbfs', '//ann@Server/share', 'share:smb://server/share'],
  ['smb', '\\\\SERVER\\Share\\', 'share:smb://server/share'],
  ['nfs4', 'Server:/Export/', 'share:nfs:server:/Export'],
  ['nfs', 'server:/', 'share:nfs:server:/'],
  ['fuse.sshfs', 'ann@host:/home/ann', 'share:sshfs:host:/home/ann'],
  ['fuse.sshfs', 'ann@host:', 'share:sshfs:ann@host:'],
])('a share of %s at %s is %s from every machine', (fileSystem, device, told) => {
  expect(named({fileSystem, device, network: true})).toBe(told)
})
