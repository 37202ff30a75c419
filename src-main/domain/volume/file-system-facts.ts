import {familyOf} from './volume-fingerprint.ts'

/** How long a name may be, and what is counted. */
export interface NameLimit {
  readonly count: number
  readonly unit: 'bytes' | 'utf-16'
}

/** What is known of a kind of file system before it is asked; `maybe` depends on how the volume was made or on its server. */
export interface FileSystemFacts {
  /** Files can share blocks. */
  readonly reflink: boolean | 'maybe'
  /** A file's number is the same after the volume was mounted again. */
  readonly stableInodes: boolean
  readonly caseSensitive: boolean | 'maybe'
  /** What becomes of names that Unicode can write in two ways: kept apart, taken for one, or stored taken apart. */
  readonly normalisation: 'apart' | 'one' | 'decomposed'
  readonly nameLimit: NameLimit
  /** Of the time of change, in nanoseconds. */
  readonly timeStepNs: number
  readonly links: boolean
  /** Largest file. */
  readonly fileBytes?: number | undefined
}

/** Looks a kind up; of one that is not known only what cannot do harm is said. */
export function fileSystemFacts(fileSystem: string): FileSystemFacts {
  return {...unknown, ...table[familyOf(fileSystem)]}
}

const bytes = (count: number): NameLimit => ({count, unit: 'bytes'})
const utf16 = (count: number): NameLimit => ({count, unit: 'utf-16'})

const unix: FileSystemFacts = {
  reflink: false,
  stableInodes: true,
  caseSensitive: true,
  normalisation: 'apart',
  nameLimit: bytes(255),
  timeStepNs: 1,
  links: true,
}
const unknown: FileSystemFacts = {...unix, reflink: 'maybe', stableInodes: false, caseSensitive: 'maybe', timeStepNs: 2e9}
const windows: FileSystemFacts = {...unix, caseSensitive: false, nameLimit: utf16(255), timeStepNs: 100}
const fat: FileSystemFacts = {...windows, stableInodes: false, links: false, timeStepNs: 2e9, fileBytes: 2 ** 32 - 1}
/** What a server promises of its files is not known from here. */
const share: FileSystemFacts = {...windows, reflink: 'maybe', stableInodes: false, caseSensitive: 'maybe', links: false}

const table: Readonly<Record<string, FileSystemFacts>> = {
  ext2: {...unix, timeStepNs: 1e9},
  ext3: {...unix, timeStepNs: 1e9},
  ext4: unix,
  f2fs: unix,
  tmpfs: unix,
  overlay: {...unix, reflink: 'maybe', stableInodes: false},
  btrfs: {...unix, reflink: true},
  bcachefs: {...unix, reflink: true},
  xfs: {...unix, reflink: 'maybe'},
  zfs: {...unix, reflink: 'maybe'},
  apfs: {...unix, reflink: true, caseSensitive: 'maybe', normalisation: 'one'},
  hfsplus: {...unix, caseSensitive: 'maybe', normalisation: 'decomposed', nameLimit: utf16(255), timeStepNs: 1e9},
  ntfs: windows,
  refs: {...windows, reflink: true},
  fat,
  exfat: {...fat, timeStepNs: 1e7, fileBytes: undefined},
  smb: share,
  nfs: {...unix, reflink: 'maybe', caseSensitive: 'maybe'},
}
