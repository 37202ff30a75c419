/** What a file system says of itself. */
export interface FileSystemIdentity {
  /** As the system names it: ext4, vfat, NTFS … */
  readonly fileSystem: string
  /** A UUID, or the serial number of FAT, exFAT and NTFS, as whichever system writes it. */
  readonly uuid?: string | undefined
  /** A device, a share, or the name of a file system without one. */
  readonly device: string
  readonly mountPoint: string
  /** The folder of the file system that is seen at the mount point; `/` where it is the whole. */
  readonly root: string
  readonly network: boolean
  readonly label?: string | undefined
  /** Of the device; 0 where it is not told. */
  readonly deviceBytes?: number | undefined
}

/**
 * Names a volume by what it holds and not by where it is: the same on every machine and at every port, with nothing written to make it so.
 * The word before the first colon says what it is made of, and so how far it can be trusted: `uuid` and `serial` are of the file system, `share`
 * is a place in the network, `program` what a program shows of something else, `plain` a device that says no more than its size and label, `mount` a place in the tree and no more.
 * Labels are left out wherever there is anything better: people change them.
 */
export function volumeFingerprint(of: FileSystemIdentity): string {
  return `${madeOf(of)}${of.root === '/' ? '' : `#${of.root}`}`
}

function madeOf(of: FileSystemIdentity): string {
  const family = familyOf(of.fileSystem)
  const serial = serialFamilies.has(family) ? serialOf(of.uuid) : undefined
  if (serial !== undefined) return `serial:${family}:${serial}`
  const uuid = of.uuid?.toLowerCase()
  if (uuid !== undefined && !isNothing(uuid)) return `uuid:${uuid}`
  if (of.network) return `share:${family}:${shareOf(of.device)}`
  if (family.startsWith('fuse.') && of.device !== '' && of.device !== 'fuse') return `program:${family}:${of.device}`
  if (of.deviceBytes) return `plain:${family}:${of.deviceBytes}:${of.label ?? ''}`
  return `mount:${of.fileSystem}:${of.mountPoint}`
}

/** What the drivers of different systems call the same file system. */
export function familyOf(fileSystem: string): string {
  const name = fileSystem.toLowerCase()
  return families[name] ?? name
}

const families: Readonly<Record<string, string>> = {
  vfat: 'fat',
  msdos: 'fat',
  fat: 'fat',
  fat12: 'fat',
  fat16: 'fat',
  fat32: 'fat',
  'fuse.exfat': 'exfat',
  ntfs3: 'ntfs',
  'fuse.ntfs': 'ntfs',
  'fuse.ntfs-3g': 'ntfs',
  ufsd: 'ntfs',
  cifs: 'smb',
  smb3: 'smb',
  smbfs: 'smb',
  nfs4: 'nfs',
  nfs3: 'nfs',
  'fuse.sshfs': 'sshfs',
  hfs: 'hfsplus',
  'hfs+': 'hfsplus',
}

const serialFamilies: ReadonlySet<string> = new Set(['fat', 'exfat', 'ntfs'])

/** Eight hex digits: Linux writes a FAT's as `ABCD-1234` and an NTFS's in sixteen digits, of which Windows tells the last eight. */
function serialOf(text: string | undefined): string | undefined {
  const digits = text?.replace('-', '').toLowerCase() ?? ''
  if (!/^([0-9a-f]{8}|[0-9a-f]{16})$/.test(digits)) return undefined
  const last = digits.slice(-8)
  return isNothing(last) ? undefined : last
}

/** A disk that nobody numbered says zeros, and is not the same as another one that does. */
const isNothing = (uuid: string): boolean => /^[0-]*$/.test(uuid)

/** `//ann@Server/Share` and `\\\\server\\share` are one place; how names below a share or of an export are written matters to its server. */
function shareOf(device: string): string {
  const slashed = device.replaceAll('\\', '/').replace(/\/+$/, '')
  const web = /^\/\/(?:[^/@]*@)?([^/]+\/[^/]+)(.*)$/.exec(slashed)
  if (web) return `//${web[1]!.toLowerCase()}${web[2]!}`
  // A path that begins at nobody's top begins at the home of who logs in.
  const remote = /^(?:[^:/@]*@)?([^:/]+):(\/.*)?$/.exec(slashed)
  return remote && (remote[2] !== undefined || slashed !== device) ? `${remote[1]!.toLowerCase()}:${remote[2] ?? '/'}` : slashed
}
