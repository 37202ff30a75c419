import {execFile} from 'node:child_process'
import {promisify} from 'node:util'
import {fileSystemTraits} from './file-systems.ts'
import {tellApart, type HostVolume, type HostVolumeKind} from './host-volume.ts'
import {noSpace, spaceOf} from './space-of.ts'

/** The volumes of macOS: `mount` names them, `diskutil` tells of each disk. */
export async function darwinVolumes(): Promise<readonly HostVolume[]> {
  const {stdout} = await run('/sbin/mount', [])
  return tellApart(await Promise.all(parseMounts(stdout).map(hostVolume)))
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

/** The keys of a property list's top level that are text, numbers or truth values. */
export function parsePlist(xml: string): ReadonlyMap<string, string | boolean> {
  const found = new Map<string, string | boolean>()
  const pair = /<key>([^<]*)<\/key>\s*(?:<(string|integer)>([^<]*)<\/\2>|<(true|false)\/>)/g
  for (const [, key, , text, truth] of xml.matchAll(pair)) {
    if (!found.has(key!)) found.set(key!, truth === undefined ? plainText(text!) : truth === 'true')
  }
  return found
}

export function darwinVolume(
  mount: DarwinMount,
  facts: ReadonlyMap<string, string | boolean>,
): Omit<HostVolume, 'totalBytes' | 'freeBytes'> {
  const text = (key: string): string | undefined => {
    const value = facts.get(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const traits = fileSystemTraits(mount.fileSystem)
  const uuid = text('VolumeUUID')
  const removable = facts.get('RemovableMediaOrExternalDevice') === true || facts.get('Internal') === false
  return {
    mountPoint: Buffer.from(mount.mountPoint),
    device: mount.device,
    fileSystem: mount.fileSystem,
    uuid,
    label: text('VolumeName'),
    kind: kindOf(mount, removable),
    readOnly: mount.options.includes('read-only'),
    removable,
    network: traits.network,
    pseudo: traits.pseudo,
    fingerprint: uuid === undefined ? `device:${mount.fileSystem}:${mount.device}` : `uuid:${uuid}`,
  }
}

async function hostVolume(mount: DarwinMount): Promise<HostVolume> {
  const traits = fileSystemTraits(mount.fileSystem)
  const onDisk = mount.device.startsWith('/dev/')
  const plist = onDisk ? (await run('/usr/sbin/diskutil', ['info', '-plist', mount.mountPoint])).stdout : ''
  const space = traits.pseudo || traits.network ? noSpace : await spaceOf(Buffer.from(mount.mountPoint), true)
  return {...darwinVolume(mount, parsePlist(plist)), ...space}
}

function kindOf(mount: DarwinMount, removable: boolean): HostVolumeKind {
  const traits = fileSystemTraits(mount.fileSystem)
  if (mount.mountPoint === '/' || mount.mountPoint.startsWith('/System/Volumes/')) return 'system'
  if (traits.network) return 'network'
  if (traits.virtual || !mount.device.startsWith('/dev/')) return 'virtual'
  return removable ? 'external' : 'internal'
}

function plainText(xml: string): string {
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'}
