import {execFile} from 'node:child_process'
import {homedir} from 'node:os'
import {promisify} from 'node:util'
import {classifyVolume} from '../../domain/volume/classify-volume.ts'
import {fileSystemTraits} from '../../domain/volume/file-system-traits.ts'
import {volumeFingerprint} from '../../domain/volume/volume-fingerprint.ts'
import type {HostVolume} from './host-volume.ts'
import {parsePlist, type PlistDict} from './plist.ts'
import {noSpace, spaceOf} from './space-of.ts'
import {topFacts} from './top-facts.ts'

/** The volumes of macOS: `mount` names them, `diskutil` tells of each disk. */
export async function darwinVolumes(): Promise<readonly HostVolume[]> {
  const {stdout} = await run('/sbin/mount', [])
  return Promise.all(parseMounts(stdout).map(hostVolume))
}

export interface DarwinMount {
  readonly device: string
  readonly mountPoint: string
  readonly fileSystem: string
  readonly options: readonly string[]
}

const run = promisify(execFile)

/** Lines as `/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)`. */
export function parseMounts(text: string): readonly DarwinMount[] {
  return text.split('\n').flatMap((line) => {
    const parts = /^(.+?) on (\/.*) \(([^()]*)\)$/.exec(line)
    if (parts === null) return []
    const [fileSystem = '', ...options] = parts[3]!.split(', ')
    return [{device: parts[1]!, mountPoint: parts[2]!, fileSystem, options}]
  })
}

/** What the two programs say of one volume. Its place in the computer stands for a built-in disk; of others nothing tells the disk from its copy. */
export function darwinVolume(mount: DarwinMount, facts: PlistDict): Omit<HostVolume, 'totalBytes' | 'freeBytes' | 'top'> {
  const text = (key: string): string | undefined => {
    const value = facts[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const traits = fileSystemTraits(mount.fileSystem)
  const {mountPoint, fileSystem, device} = mount
  const uuid = text('VolumeUUID')
  const removable = facts['RemovableMediaOrExternalDevice'] === true || facts['Internal'] === false
  const size = facts['TotalSize']
  const identity = {...mount, uuid, root: '/', network: traits.network, label: text('VolumeName'), deviceBytes: Number(size ?? 0)}
  return {
    mountPoint: Buffer.from(mountPoint),
    device,
    fileSystem,
    uuid,
    label: identity.label,
    container: text('APFSContainerReference'),
    kind: classifyVolume({platform: 'darwin', mountPoint, fileSystem, removable, home: homedir()}),
    readOnly: mount.options.includes('read-only'),
    removable,
    network: traits.network,
    pseudo: traits.pseudo,
    fingerprint: volumeFingerprint(identity),
    earlierFingerprint: uuid === undefined ? `device:${fileSystem}:${device}` : `uuid:${uuid}`,
    hardware: removable ? undefined : text('DeviceTreePath'),
    session: [device, text('DiskUUID'), uuid, mountPoint].join(' '),
  }
}

async function hostVolume(mount: DarwinMount): Promise<HostVolume> {
  const traits = fileSystemTraits(mount.fileSystem)
  const onDisk = mount.device.startsWith('/dev/')
  const plist = onDisk ? (await run('/usr/sbin/diskutil', ['info', '-plist', mount.mountPoint])).stdout : ''
  const point = Buffer.from(mount.mountPoint)
  const [space, top] = await Promise.all([
    traits.pseudo || traits.network ? noSpace : spaceOf(point, true),
    traits.local && !traits.pseudo ? topFacts(point) : undefined,
  ])
  const told = darwinVolume(mount, parsePlist(plist))
  return {...told, ...space, top, session: `${told.session} ${top}`}
}
