import {closeSync, constants, openSync} from 'node:fs'
import {nameOfCause} from '../native/errno.ts'
import {linuxVolumeCalls, readRequest} from '../native/linux-volume-calls.ts'

/** What a mounted file system tells of itself when it is asked through its top folder; nobody needs rights for it, and nothing is read from the disk. */
export interface ToldIdentity {
  readonly uuid: string | undefined
  readonly label: string | undefined
}

/** Asks a file system that answers by itself. */
export function askFileSystem(mountPoint: Uint8Array, fileSystem: string): ToldIdentity {
  const calls = linuxVolumeCalls()
  const fd = calls && openedFolder(mountPoint)
  if (fd === undefined) return {uuid: undefined, label: undefined}
  try {
    const label = calls!.ask(fd, labelRequest, LABEL_BYTES)
    return {uuid: uuidOf(fileSystem, (request, bytes) => calls!.ask(fd, request, bytes)), label: label && textOf(label)}
  } finally {
    closeSync(fd)
  }
}

function openedFolder(path: Uint8Array): number | undefined {
  try {
    return openSync(Buffer.from(path), constants.O_RDONLY | constants.O_DIRECTORY)
  } catch (error) {
    // Folders of others and half-removed devices.
    if (nameOfCause(error) !== '') return undefined
    throw error
  }
}

type Ask = (request: number, bytes: number) => Uint8Array | undefined

function uuidOf(fileSystem: string, ask: Ask): string | undefined {
  // Memory gets a number at each mount, which says nothing once it is gone.
  if (fileSystem === 'tmpfs' || fileSystem === 'ramfs') return undefined
  if (fileSystem === 'btrfs') return uuidText(ask(btrfsRequest, BTRFS_BYTES)?.subarray(BTRFS_UUID, BTRFS_UUID + UUID_BYTES))
  if (fileSystem === 'vfat' || fileSystem === 'msdos') return serialText(ask(fatRequest, FAT_BYTES))
  const told = ask(uuidRequest, 1 + UUID_BYTES)
  return told?.[0] === UUID_BYTES ? uuidText(told.subarray(1)) : undefined
}

const UUID_BYTES = 16
const LABEL_BYTES = 256
/** FS_IOC_GETFSUUID: a length and the UUID; since Linux 6.9 for ext4, xfs and others. */
const uuidRequest = readRequest(0x15, 0, 1 + UUID_BYTES)
/** FS_IOC_GETFSLABEL. */
const labelRequest = readRequest(0x94, 49, LABEL_BYTES)
/** BTRFS_IOC_FS_INFO. */
const BTRFS_BYTES = 1024
const BTRFS_UUID = 16
const btrfsRequest = readRequest(0x94, 31, BTRFS_BYTES)
/** FAT_IOCTL_GET_VOLUME_ID: the serial number; the words of its answer are the machine's. */
const FAT_BYTES = 4
const fatRequest = readRequest(0x72, 0x13, FAT_BYTES)

function uuidText(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes || bytes.every((byte) => byte === 0)) return undefined
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function serialText(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined
  const digits = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true).toString(16).padStart(8, '0').toUpperCase()
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

function textOf(bytes: Uint8Array): string | undefined {
  const end = bytes.indexOf(0)
  const text = Buffer.from(bytes.subarray(0, end < 0 ? bytes.length : end)).toString()
  return text === '' ? undefined : text
}
