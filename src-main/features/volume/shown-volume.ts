import type {VolumeId} from '../../contract/ids.ts'
import type {Volume} from '../../contract/volume.ts'
import {fileSystemTraits} from '../../domain/volume/file-system-traits.ts'
import {instantOf} from '../file/index.ts'
import type {KnownVolume} from '../volume-book.ts'

/** What doors show of a volume. */
export function shownVolume({id, name, host, online, silent, row}: KnownVolume): Volume {
  const {label, mountPoint, fileSystem, kind, readOnly, removable, tracked} = row
  const {totalBytes, freeBytes} = host ?? row
  return {
    id: id as VolumeId,
    name,
    mountPoint,
    ...(host?.device ? {device: host.device} : {}),
    ...(host?.uuid ? {uuid: host.uuid} : {}),
    ...(label ? {label} : {}),
    ...(host?.container ? {container: host.container} : {}),
    fileSystem,
    kind,
    state: silent ? 'silent' : online ? 'online' : 'offline',
    online: online && !silent,
    readOnly,
    removable,
    tracked,
    lastSeenAt: instantOf(row.lastSeen),
    totalBytes,
    freeBytes,
  }
}

/** Those that a person has to do with: no file system of the kernel's own, and what is away only where he keeps something of it. */
export function isShown({online, row}: KnownVolume, located: ReadonlySet<string>): boolean {
  if (row.tracked || located.has(row.uuid)) return true
  return online && !fileSystemTraits(row.fileSystem).pseudo
}
