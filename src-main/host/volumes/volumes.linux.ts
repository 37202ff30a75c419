import {readdir, readFile, readlink, realpath} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {fileSystemTraits, type FileSystemTraits} from './file-systems.ts'
import {tellApart, type HostVolume, type HostVolumeKind} from './host-volume.ts'
import {parseMountTable, type MountLine} from './mount-table.ts'
import {noSpace, spaceOf} from './space-of.ts'
import {isSpinning} from './spinning.linux.ts'

/** The volumes of Linux: the mount table, with what udev and the kernel tell of the devices. */
export async function linuxVolumes(): Promise<readonly HostVolume[]> {
  const [table, uuids, labels] = await Promise.all([
    readFile('/proc/self/mountinfo'),
    namesByDevice('/dev/disk/by-uuid'),
    namesByDevice('/dev/disk/by-label'),
  ])
  return tellApart(await Promise.all(parseMountTable(table).map((line) => hostVolume(line, {uuids, labels}))))
}

interface DeviceNames {
  readonly uuids: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

async function hostVolume(line: MountLine, {uuids, labels}: DeviceNames): Promise<HostVolume> {
  const traits = fileSystemTraits(line.fileSystem)
  const device = line.source.startsWith('/dev/') ? await realpath(line.source).catch(missing) : undefined
  const uuid = device === undefined ? undefined : uuids.get(device)
  const [removable, spinning, space] = await Promise.all([
    device === undefined ? false : isRemovable(basename(device)),
    device === undefined ? undefined : isSpinning(basename(device)),
    traits.pseudo ? noSpace : spaceOf(line.mountPoint, traits.local),
  ])
  return {
    mountPoint: line.mountPoint,
    device: line.source,
    fileSystem: line.fileSystem,
    uuid,
    label: device === undefined ? undefined : labels.get(device),
    kind: kindOf(line, traits, removable),
    readOnly: line.options.has('ro'),
    removable,
    network: traits.network,
    spinning,
    pseudo: traits.pseudo,
    ...space,
    fingerprint: fingerprintOf(line, uuid),
  }
}

function kindOf(line: MountLine, traits: FileSystemTraits, removable: boolean): HostVolumeKind {
  const point = Buffer.from(line.mountPoint).toString('latin1')
  if (point === '/' || point === '/boot' || point.startsWith('/boot/') || point === '/usr' || point === '/var') return 'system'
  if (traits.network) return 'network'
  if (traits.virtual || !line.source.startsWith('/dev/')) return 'virtual'
  return removable ? 'external' : 'internal'
}

/** `uuid:` of the file system where it has one; `device:` by type and device or share; `mount:` by type and mount point for memory and layers. */
function fingerprintOf(line: MountLine, uuid: string | undefined): string {
  const part = line.root === '/' ? '' : `#${line.root}`
  if (uuid !== undefined) return `uuid:${uuid}${part}`
  const point = Buffer.from(line.mountPoint).toString('latin1')
  const traits = fileSystemTraits(line.fileSystem)
  const named = line.source.startsWith('/dev/') || traits.network || line.fileSystem.startsWith('fuse.')
  return named && line.source !== '' ? `device:${line.fileSystem}:${line.source}${part}` : `mount:${line.fileSystem}:${point}`
}

/** The links that udev keeps, by the device that they lead to. Names are escaped as \xNN. */
async function namesByDevice(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(missing)
  const pairs = await Promise.all(
    (names ?? []).map(async (name) => {
      const target = await readlink(join(folder, name)).catch(missing)
      return target === undefined ? undefined : ([join(folder, target), unescaped(name)] as const)
    }),
  )
  return new Map(pairs.filter((pair) => pair !== undefined))
}

function unescaped(name: string): string {
  return Buffer.from(
    name.replace(/\\x([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  ).toString()
}

// A partition's folder lies in its disk's; sticks and cards say `removable`, other disks on USB only by where they hang.
async function isRemovable(device: string): Promise<boolean> {
  const place = await realpath(`/sys/class/block/${device}`).catch(missing)
  if (place === undefined) return false
  if (/\/usb\d+\//.test(place)) return true
  const told = await Promise.all([place, dirname(place)].map((folder) => readFile(join(folder, 'removable'), 'utf8').catch(missing)))
  return told.some((flag) => flag?.trim() === '1')
}

// Systems without udev, containers, devices that have just gone: what is not told stays unknown.
function missing(error: unknown): undefined {
  if (error instanceof Error && 'errno' in error) return undefined
  throw error
}
