import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {z} from 'zod'
import {tellApart, type HostVolume, type HostVolumeKind} from './host-volume.ts'

/** The volumes of Windows that have a drive letter, as PowerShell's Get-Volume tells them. */
export async function win32Volumes(): Promise<readonly HostVolume[]> {
  const windows = process.env['SystemRoot'] ?? 'C:\\Windows'
  const powerShell = join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  const command = '[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Volume | ConvertTo-Json -Depth 2'
  const {stdout} = await promisify(execFile)(powerShell, ['-NoProfile', '-NonInteractive', '-Command', command], {
    windowsHide: true,
    maxBuffer: 1 << 24,
  })
  return tellApart(parseGetVolume(stdout, windows.slice(0, 1).toUpperCase()))
}

// ConvertTo-Json writes one volume without brackets, and the drive type as a number or, in newer versions, as its name.
const Row = z.object({
  DriveLetter: z.string().nullish(),
  FileSystemLabel: z.string().nullish(),
  FileSystem: z.string().nullish(),
  DriveType: z.union([z.number(), z.string()]),
  UniqueId: z.string().nullish(),
  Size: z.number().nullish(),
  SizeRemaining: z.number().nullish(),
})

export function parseGetVolume(json: string, systemLetter: string): readonly HostVolume[] {
  const rows = z.union([z.array(Row), Row.transform((row) => [row])]).parse(JSON.parse(json))
  return rows.filter((row) => typeof row.DriveLetter === 'string' && row.DriveLetter !== '\0').map((row) => hostVolume(row, systemLetter))
}

const driveTypes = ['Unknown', 'NoRootDirectory', 'Removable', 'Fixed', 'Remote', 'CD-ROM', 'RAM Disk']

function hostVolume(row: z.infer<typeof Row>, systemLetter: string): HostVolume {
  const type = typeof row.DriveType === 'number' ? (driveTypes[row.DriveType] ?? 'Unknown') : row.DriveType
  const uuid = /\{([0-9a-f-]+)\}/i.exec(row.UniqueId ?? '')?.[1]?.toLowerCase()
  const drive = `${row.DriveLetter}:`
  const fileSystem = row.FileSystem || 'unknown'
  const traits = {kind: row.DriveLetter === systemLetter ? ('system' as const) : (kinds[type] ?? 'internal'), ...traitsOf(type)}
  return {
    mountPoint: Buffer.from(`${drive}\\`),
    device: row.UniqueId ?? drive,
    fileSystem,
    uuid,
    label: row.FileSystemLabel || undefined,
    ...traits,
    pseudo: false,
    ...sizes(row),
    fingerprint: uuid === undefined ? `device:${fileSystem}:${drive}` : `uuid:${uuid}`,
  }
}

function sizes(row: z.infer<typeof Row>): {readonly totalBytes: number; readonly freeBytes: number} {
  return {totalBytes: row.Size ?? 0, freeBytes: row.SizeRemaining ?? 0}
}

function traitsOf(type: string): {readonly readOnly: boolean; readonly removable: boolean; readonly network: boolean} {
  return {readOnly: type === 'CD-ROM', removable: type === 'Removable' || type === 'CD-ROM', network: type === 'Remote'}
}

const kinds: Readonly<Record<string, HostVolumeKind>> = {
  Removable: 'external',
  'CD-ROM': 'external',
  Remote: 'network',
  'RAM Disk': 'virtual',
}
