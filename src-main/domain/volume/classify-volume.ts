import type {VolumeKind} from '../../contract/volume.ts'
import {fileSystemTraits} from './file-system-traits.ts'

/** What is known of where a volume stands on its machine. */
export interface VolumePlace {
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** As text; on Windows with its drive's letter. */
  readonly mountPoint: string
  readonly fileSystem: string
  /** It can be taken out: a stick, a card, a disc, a disk on a cable. */
  readonly removable: boolean
  /** The user's own folder. */
  readonly home: string
  /** Of Windows: the letter that it runs from. */
  readonly systemDrive?: string | undefined
}

/** What a volume is to its user: by what it is made of, then by where it stands, then by whether it can be taken out. */
export function classifyVolume(place: VolumePlace): VolumeKind {
  const {fileSystem, removable} = place
  if (isPrimary(place)) return 'primary'
  const {network, cloud, virtual} = fileSystemTraits(fileSystem)
  if (cloud) return 'cloud'
  if (network) return 'network'
  if (virtual) return 'virtual'
  if (holdsHome(place)) return 'user-data'
  if (isSystemFolder(place)) return 'system'
  return removable ? 'external' : 'secondary'
}

function isPrimary({platform, mountPoint, systemDrive}: VolumePlace): boolean {
  return platform === 'win32' ? systemDrive !== undefined && mountPoint.startsWith(systemDrive) : mountPoint === '/'
}

/** The folders of all users, or a part of them. */
function holdsHome({platform, mountPoint, home}: VolumePlace): boolean {
  if (platform === 'win32') return false
  if (platform === 'darwin' && mountPoint === '/System/Volumes/Data') return true
  const top = platform === 'darwin' ? '/Users' : '/home'
  return isIn(mountPoint, top) || mountPoint === home || home.startsWith(`${mountPoint}/`)
}

function isSystemFolder({platform, mountPoint}: VolumePlace): boolean {
  return systemFolders[platform].some((folder) => isIn(mountPoint, folder))
}

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

const systemFolders: Readonly<Record<VolumePlace['platform'], readonly string[]>> = {
  linux: ['/boot', '/efi', '/etc', '/nix', '/opt', '/recovery', '/snap', '/sysroot', '/usr', '/var'],
  darwin: ['/System', '/private', '/Library'],
  win32: [],
}
