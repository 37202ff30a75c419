import {readFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {basename} from 'node:path'
import {classifyVolume} from '../../domain/volume/classify-volume.ts'
import {fileSystemTraits, type FileSystemTraits} from '../../domain/volume/file-system-traits.ts'
import {volumeFingerprint} from '../../domain/volume/volume-fingerprint.ts'
import type {HostVolume} from './host-volume.ts'
import {type DeviceNames, deviceNames, type LinuxDevice, linuxDevice} from './linux-device.ts'
import {askFileSystem, type ToldIdentity} from './linux-file-system.ts'
import {parseMountTable, type MountLine} from './mount-table.ts'
import {noSpace, spaceOf} from './space-of.ts'
import {isSpinning} from './spinning.linux.ts'
import {topFacts} from './top-facts.ts'

/**
 * The volumes of Linux: the mount table, with what file systems, udev and the kernel tell of each. File systems are asked by their mount
 * points, where meanwhile another one may stand, or the folder below: then all are asked again.
 */
export async function linuxVolumes(): Promise<readonly HostVolume[]> {
  const readTable = (): Promise<Buffer> => readFile('/proc/self/mountinfo')
  for (let table = await readTable(), left = TRIES; ; left--) {
    const names = await deviceNames()
    const volumes = await Promise.all(parseMountTable(table).map((line) => hostVolume(line, names)))
    const after = await readTable()
    if (after.equals(table) || left === 0) return volumes
    table = after
  }
}

const TRIES = 20

async function hostVolume(line: MountLine, names: DeviceNames): Promise<HostVolume> {
  const traits = fileSystemTraits(line.fileSystem)
  const mountPoint = Buffer.from(line.mountPoint).toString('latin1')
  const [device, space, top] = await Promise.all([
    traits.pseudo ? undefined : linuxDevice(line.source, names),
    traits.pseudo ? noSpace : spaceOf(line.mountPoint, traits.local),
    // Layers make up the inode of their top anew at each mount.
    tellsItself(traits) && line.fileSystem !== 'overlay' ? topFacts(line.mountPoint) : undefined,
  ])
  const told = tellsItself(traits) ? askFileSystem(line.mountPoint, line.fileSystem) : untold
  const {hardware, medium, removable, bytes, ...named} = {...nowhere, ...device}
  const own = {uuid: named.uuid ?? told.uuid, label: named.label ?? told.label}
  const {fileSystem, source, root} = line
  const {network, pseudo} = traits
  return {
    mountPoint: line.mountPoint,
    device: source,
    fileSystem,
    ...own,
    kind: classifyVolume({platform: 'linux', mountPoint, fileSystem, removable, home: homedir()}),
    readOnly: line.options.has('ro'),
    removable,
    network,
    spinning: device && (await isSpinning(basename(device.path))),
    pseudo,
    ...space,
    fingerprint: volumeFingerprint({...own, fileSystem, root, mountPoint, network, device: source, deviceBytes: bytes}),
    earlierFingerprint: earlierFingerprint(line, {device, names}),
    hardware,
    top,
    session: [line.id, line.device, medium, own.uuid, hardware, top, root, mountPoint].join(' '),
  }
}

/** What lies on no device. */
const nowhere: Omit<LinuxDevice, 'path'> = {uuid: undefined, label: undefined, bytes: 0, removable: false, hardware: undefined, medium: ''}
const untold: ToldIdentity = {uuid: undefined, label: undefined}

const tellsItself = ({local, pseudo}: FileSystemTraits): boolean => local && !pseudo

/** As it was made before file systems were asked themselves: `uuid:` by the links of udev, `device:` by type and device, `mount:` by type and place. */
function earlierFingerprint(
  line: MountLine,
  {device, names}: {readonly device: LinuxDevice | undefined; readonly names: DeviceNames},
): string {
  const part = line.root === '/' ? '' : `#${line.root}`
  const uuid = device && names.uuids.get(device.path)
  if (uuid !== undefined) return `uuid:${uuid}${part}`
  const named = line.source.startsWith('/dev/') || fileSystemTraits(line.fileSystem).network || line.fileSystem.startsWith('fuse.')
  return named && line.source !== ''
    ? `device:${line.fileSystem}:${line.source}${part}`
    : `mount:${line.fileSystem}:${Buffer.from(line.mountPoint).toString('latin1')}`
}
