import {readdir, readFile, readlink, realpath, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** What the kernel and udev tell of a block device. */
export interface LinuxDevice {
  /** The file of the device, links resolved. */
  readonly path: string
  readonly uuid: string | undefined
  readonly label: string | undefined
  readonly bytes: number
  readonly removable: boolean
  readonly hardware: string | undefined
  /** Counts each medium that was put in; two of one drive are never the same. */
  readonly medium: string
}

/** Names that udev keeps as links, by the device that they lead to. */
export interface DeviceNames {
  readonly uuids: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

export async function deviceNames(): Promise<DeviceNames> {
  const [uuids, labels] = await Promise.all([namesByDevice('/dev/disk/by-uuid'), namesByDevice('/dev/disk/by-label')])
  return {uuids, labels}
}

/** Looks a device up; undefined where there is none of that name, as in a container. */
export async function linuxDevice(source: string, names: DeviceNames): Promise<LinuxDevice | undefined> {
  const path = source.startsWith('/dev/') ? await realpath(source).catch(missing) : undefined
  if (path === undefined) return undefined
  const named = {path, uuid: names.uuids.get(path), label: names.labels.get(path)}
  const place = await realpath(`/sys/class/block/${basename(path)}`).catch(missing)
  return place === undefined
    ? {...named, bytes: 0, removable: false, hardware: undefined, medium: ''}
    : {...named, ...(await placeFacts(place))}
}

/** What stands in a device's folder; of what udev keeps of it, only what is there goes before the links, which of two disks with one UUID lead to one. */
async function placeFacts(place: string): Promise<Omit<LinuxDevice, 'path' | 'uuid' | 'label'> & Partial<LinuxDevice>> {
  // A partition's folder lies in its disk's.
  const part = await fact(place, 'partition')
  const disk = part === undefined ? place : dirname(place)
  const [told, size, flag, medium] = await Promise.all([
    udevFacts(await fact(place, 'dev')),
    fact(place, 'size'),
    fact(disk, 'removable'),
    fact(disk, 'diskseq'),
  ])
  const removable = flag === '1' || /\/usb\d+\//.test(place)
  const hardware = await hardwareOf(disk, {told, removable})
  const [uuid, label] = [told.get('ID_FS_UUID'), told.get('ID_FS_LABEL_ENC')]
  return {
    ...(uuid === undefined ? {} : {uuid}),
    ...(label === undefined ? {} : {label: unescaped(label)}),
    bytes: Number(size ?? 0) * SECTOR,
    removable,
    hardware: hardware === undefined ? undefined : `${hardware}#${part ?? 0}`,
    medium: medium ?? '',
  }
}

const SECTOR = 512

interface DiskFacts {
  readonly told: ReadonlyMap<string, string>
  readonly removable: boolean
}

/** What a disk is called by its maker; of an image, which file it is; of a fixed disk without a number, where it is built in. */
async function hardwareOf(disk: string, {told, removable}: DiskFacts): Promise<string | undefined> {
  const image = await fact(disk, 'loop/backing_file')
  if (image !== undefined) return `image:${image}:${(await stat(image).catch(missing))?.ino ?? ''}`
  for (const name of ['device/wwid', 'wwid', 'device/cid', 'device/serial', 'serial', 'dm/uuid']) {
    const number = await fact(disk, name)
    if (number !== undefined) return `${basename(name)}:${number}`
  }
  const serial = told.get('ID_SERIAL') ?? (await usbSerial(disk))
  if (serial !== undefined) return `serial:${serial}`
  return removable ? undefined : `place:${disk}`
}

async function usbSerial(disk: string): Promise<string | undefined> {
  for (let folder = dirname(disk); /\/usb\d+\//.test(folder); folder = dirname(folder)) {
    const [serial, vendor] = await Promise.all([fact(folder, 'serial'), fact(folder, 'idVendor')])
    if (serial !== undefined && vendor !== undefined) return `${vendor} ${serial}`
  }
  return undefined
}

async function fact(folder: string, name: string): Promise<string | undefined> {
  const text = (await readFile(join(folder, name), 'utf8').catch(missing))?.trim()
  return text === '' ? undefined : text
}

/** The database that udev keeps of a device, by its major and minor numbers. */
async function udevFacts(numbers: string | undefined): Promise<ReadonlyMap<string, string>> {
  const text = numbers && (await readFile(`/run/udev/data/b${numbers}`, 'utf8').catch(missing))
  return text === undefined ? new Map() : parseUdevFacts(text)
}

/** Lines as `E:ID_FS_UUID=…`; others tell of links, tags and times. */
export function parseUdevFacts(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('\n').map((line) => /^E:([^=]+)=(.*)$/.exec(line))
  return new Map(pairs.filter((pair) => pair !== null).map(([, key, value]) => [key!, value!]))
}

/** Names of links are escaped as \xNN. */
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
  const bytes = name.replace(/\\x([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

// Systems without udev, containers, devices that have just gone: what is not told stays unknown.
function missing(error: unknown): undefined {
  if (error instanceof Error && 'errno' in error) return undefined
  throw error
}
