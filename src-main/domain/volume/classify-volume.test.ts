import {expect, test} from 'vitest'
import {classifyVolume, type VolumePlace} from './classify-volume.ts'

const linux = (mountPoint: string, fileSystem: string, removable = false): VolumePlace => ({
  platform: 'linux',
  mountPoint,
  fileSystem,
  removable,
  home: '/home/ann',
})
const mac = (mountPoint: string, fileSystem: string, removable = false): VolumePlace => ({
  ...linux(mountPoint, fileSystem, removable),
  platform: 'darwin',
  home: '/Users/ann',
})
const windows = (mountPoint: string, removable = false): VolumePlace => ({
  ...linux(mountPoint, 'NTFS', removable),
  platform: 'win32',
  home: 'C:\\Users\\ann',
  systemDrive: 'C:',
})

test.each([
  [linux('/', 'ext4'), 'primary'],
  [linux('/', 'overlay'), 'primary'],
  [linux('/home', 'xfs'), 'user-data'],
  [linux('/home/ann/Photos', 'ext4', true), 'user-data'],
  [{...linux('/data', 'btrfs'), home: '/data/people/ann'}, 'user-data'],
  [linux('/boot/efi', 'vfat'), 'system'],
  [linux('/var/log', 'btrfs'), 'system'],
  [linux('/mnt/more', 'ext4'), 'secondary'],
  [linux('/mnt/pool', 'zfs'), 'secondary'],
  [linux('/run/media/ann/STICK', 'vfat', true), 'external'],
  [linux('/mnt/share', 'nfs4'), 'network'],
  [linux('/home/ann/server', 'fuse.sshfs'), 'network'],
  [linux('/home/ann/drive', 'fuse.rclone'), 'cloud'],
  [linux('/tmp', 'tmpfs'), 'virtual'],
  [linux('/snap/core/1', 'squashfs'), 'virtual'],
  [linux('/proc', 'proc'), 'virtual'],
  [mac('/', 'apfs'), 'primary'],
  [mac('/System/Volumes/Data', 'apfs'), 'user-data'],
  [mac('/System/Volumes/VM', 'apfs'), 'system'],
  [mac('/Volumes/Stick', 'exfat', true), 'external'],
  [mac('/Volumes/Second', 'apfs'), 'secondary'],
  [mac('/Volumes/share', 'smbfs'), 'network'],
  [windows('C:\\'), 'primary'],
  [windows('D:\\'), 'secondary'],
  [windows('E:\\', true), 'external'],
] as const)('%o is %s', (place, kind) => expect(classifyVolume(place)).toBe(kind))
