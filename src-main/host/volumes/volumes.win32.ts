import {execFile} from 'node:child_process'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {z} from 'zod'
import {classifyVolume} from '../../domain/volume/classify-volume.ts'
import {volumeFingerprint} from '../../domain/volume/volume-fingerprint.ts'
import type {HostVolume} from './host-volume.ts'
import {topFacts} from './top-facts.ts'

/** The volumes of Windows that have a drive letter: as Get-Volume tells them, with the disk that each lies on and its serial number. */
export async function win32Volumes(): Promise<readonly HostVolume[]> {
  const {stdout} = await promisify(execFile)(powerShell(), ['-NoProfile', '-NonInteractive', '-Command', command], {
    windowsHide: true,
    maxBuffer: 1 << 24,
  })
  const told = parseWindowsVolumes(stdout, (process.env['SystemDrive'] ?? 'C:').slice(0, 1).toUpperCase())
  return Promise.all(
    told.map(async (volume) => {
      const top = volume.network ? undefined : await topFacts(volume.mountPoint)
      return {...volume, top, session: `${volume.session} ${top}`}
    }),
  )
}

/** The program by its whole path, so that none beside it is taken. */
export const powerShell = (): string =>
  join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')

// The number that a file system bears stands in Win32_Volume; that of Get-Volume is this machine's own. It counts shares as well only in Win32_LogicalDisk.
const command = `[Console]::OutputEncoding = [Text.Encoding]::UTF8
$disks = @(Get-Disk | Select-Object Number, SerialNumber, UniqueId, BusType, IsReadOnly)
$parts = @(Get-Partition | Where-Object DriveLetter | Select-Object DriveLetter, DiskNumber, PartitionNumber, IsReadOnly)
$serials = @(Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID, VolumeSerialNumber, ProviderName, FileSystem, VolumeName, DriveType, Size, FreeSpace)
$volumes = @(Get-Volume | Select-Object DriveLetter, FileSystemLabel, FileSystem, DriveType, UniqueId, Size, SizeRemaining)
@{disks = $disks; parts = $parts; serials = $serials; volumes = $volumes} | ConvertTo-Json -Depth 3`

const text = z.string().nullish()
const number = z.number().nullish()
const Told = z.object({
  disks: z.array(z.object({Number: z.number(), SerialNumber: text, UniqueId: text, BusType: z.union([z.number(), z.string()]).nullish()})),
  parts: z.array(
    z.object({DriveLetter: z.string(), DiskNumber: z.number(), PartitionNumber: z.number(), IsReadOnly: z.boolean().nullish()}),
  ),
  serials: z.array(
    z.object({
      DeviceID: z.string(),
      VolumeSerialNumber: text,
      ProviderName: text,
      FileSystem: text,
      VolumeName: text,
      DriveType: z.number(),
      Size: number,
      FreeSpace: number,
    }),
  ),
  volumes: z.array(z.object({DriveLetter: text, UniqueId: text})),
})
type Told = z.infer<typeof Told>
type Drive = Told['serials'][number]

/** Reads what the command above prints. */
export function parseWindowsVolumes(json: string, systemLetter: string): readonly HostVolume[] {
  const told = Told.parse(JSON.parse(json))
  return told.serials.map((drive) => hostVolume(drive, told, systemLetter))
}

/** Win32_LogicalDisk.DriveType. */
const driveType = {removable: 2, remote: 4, disc: 5, memory: 6} as const
/** MSFT_Disk.BusType, as a number or, in newer versions, as its name. */
const busesOutside: ReadonlySet<number | string> = new Set([4, 7, 12, '1394', 'USB', 'SD'])

function hostVolume(drive: Drive, told: Told, systemLetter: string): HostVolume {
  const {letter, mountPoint, network, removable, device, fileSystem, uuid, label, hardware, readOnly, guid} = factsOf(drive, told)
  const [totalBytes, freeBytes] = [drive.Size ?? 0, drive.FreeSpace ?? 0]
  const identity = {fileSystem, uuid: network ? undefined : uuid, device, mountPoint, root: '/', network, label, deviceBytes: totalBytes}
  return {
    mountPoint: Buffer.from(mountPoint),
    device,
    fileSystem,
    uuid,
    label,
    kind: kindOf(drive, {mountPoint, fileSystem, removable, systemDrive: `${systemLetter}:`}),
    readOnly,
    removable,
    network,
    pseudo: false,
    totalBytes,
    freeBytes,
    fingerprint: volumeFingerprint(identity),
    earlierFingerprint: guid === undefined ? `device:${fileSystem}:${letter}:` : `uuid:${guid}`,
    hardware,
    session: [letter, device, uuid, hardware].join(' '),
  }
}

/** What the four lists say of one drive. */
function factsOf(drive: Drive, told: Told) {
  const letter = drive.DeviceID.slice(0, 1).toUpperCase()
  const isOwn = (one: {readonly DriveLetter?: string | null | undefined}): boolean => one.DriveLetter?.toUpperCase() === letter
  const part = told.parts.find(isOwn)
  const disk = told.disks.find((one) => one.Number === part?.DiskNumber)
  const named = told.volumes.find(isOwn)?.UniqueId ?? ''
  const disc = drive.DriveType === driveType.disc
  return {
    letter,
    mountPoint: `${letter}:\\`,
    ...namesOf(drive, named),
    removable: disc || drive.DriveType === driveType.removable || busesOutside.has(disk?.BusType ?? ''),
    hardware: hardwareOf(disk, part),
    readOnly: disc || part?.IsReadOnly === true,
  }
}

function namesOf(drive: Drive, named: string) {
  const network = drive.DriveType === driveType.remote
  return {
    network,
    device: drive.ProviderName || named || drive.DeviceID,
    fileSystem: (network ? 'smb' : drive.FileSystem) || 'unknown',
    uuid: drive.VolumeSerialNumber || undefined,
    label: drive.VolumeName || undefined,
    guid: /\{([0-9a-f-]+)\}/i.exec(named)?.[1]?.toLowerCase(),
  }
}

function hardwareOf(disk: Told['disks'][number] | undefined, part: Told['parts'][number] | undefined): string | undefined {
  const number = disk?.SerialNumber?.trim() || disk?.UniqueId
  return number ? `${number}#${part?.PartitionNumber ?? 0}` : undefined
}

interface DriveFacts {
  readonly mountPoint: string
  readonly fileSystem: string
  readonly removable: boolean
  readonly systemDrive: string
}

const kindOf = ({DriveType}: Drive, facts: DriveFacts): HostVolume['kind'] =>
  DriveType === driveType.memory ? 'virtual' : classifyVolume({platform: 'win32', home: homedir(), ...facts})
