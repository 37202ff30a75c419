import type {Facts, Spot} from './spot.ts'

/** An open file of a WorkDisk. */
export type OpenFile = number & {readonly brand?: 'OpenFile'}

export interface Listed {
  readonly name: Uint8Array
  readonly facts: Facts
}

/** What a volume can do where a folder lies, told by its kind and by probes that write nothing of the user's. */
export interface Abilities {
  /** renameat2 with RENAME_NOREPLACE, or its like: a name that came meanwhile is never replaced. */
  readonly noReplace: boolean
  /** Two names change places in one instant. */
  readonly exchange: boolean
  readonly hardLinks: boolean
  readonly symbolicLinks: boolean
  readonly owners: boolean
  readonly readOnly: boolean
  /** Longest name in bytes. */
  readonly nameBytes: number
  /** Largest file, where that is less than any that exists (FAT: 4 GB - 1). */
  readonly fileBytes: number
  /** What names must not be, as on Windows' file systems. */
  readonly names: 'any' | 'windows'
  readonly caseSensitive: boolean
  /** st_dev. */
  readonly device: string
  readonly freeBytes: number
  readonly totalBytes: number
}

/** Attributes that a copy shall have. */
export interface KeepInput {
  /** Of the source: mode, owner and times. */
  readonly seen: Facts
  /** An open source to take extended attributes and ACLs from. */
  readonly source?: OpenFile | undefined
}

/**
 * Changes a disk, one call after the other, in the thread that owns it: the port of all file acts, with a fake that can lose power.
 * Every call fails with a CoreError of the closed table (PathNotFound, NotAFolder, PermissionDenied, NameTaken, DiskFull, InputOutput, Offline,
 * Unsupported), whose details have `errno`. No call follows a link, in any part of a path; none replaces a name, save `exchange`.
 * What a call has done is durable only after the flush that covers it. Nothing retries.
 */
export interface WorkDisk {
  /** Nothing where nothing is, also where the folder itself is missing. */
  facts(spot: Spot): Facts | undefined
  /** In byte order of the names; of an archive in its own order. */
  list(folder: Uint8Array): readonly Listed[]
  linkTarget(spot: Spot): Uint8Array
  abilities(folder: Uint8Array): Abilities

  /** Opens a regular file for reading; refuses whatever else stands there without having read of it. */
  openSource(spot: Spot): OpenFile
  /** Makes a file that was not there, for reading and writing, that only this user may read; or with a mode, less what the system takes from it. */
  createPart(spot: Spot, mode?: number): OpenFile
  /** Opens a part that an interrupted act left. */
  openPart(spot: Spot): OpenFile
  factsOf(file: OpenFile): Facts
  /** At most `length` bytes; fewer only at the end. The answer is used again by the next read. */
  read(file: OpenFile, range: {readonly offset: number; readonly length: number}): Uint8Array
  /** Writes all of it, or fails. */
  write(file: OpenFile, bytes: Uint8Array, offset: number): void
  /** Shares the blocks of a whole file (reflink); false where the volume cannot. */
  clone(from: OpenFile, to: OpenFile): boolean
  /** Copies inside the system (copy_file_range); how much, or undefined where it cannot. */
  copyRange(from: OpenFile, to: OpenFile, range: {readonly offset: number; readonly length: number}): number | undefined
  /** The next stretch that holds data at or after an offset; undefined where only a hole follows. */
  nextData(file: OpenFile, offset: number): {readonly start: number; readonly end: number} | undefined
  resize(file: OpenFile, size: number): void
  /**
   * Gives an open file mode, owner, extended attributes, ACLs and, last, times.
   * Answers what the target refused, found by looking at it afterwards: `owner`, `group`, `mode`, `time`, `fine time` (less than 2 s off), `ACL`, `xattr NAME`.
   */
  keep(file: OpenFile, input: KeepInput): readonly string[]
  /** Begins to bring to the disk what was written, and does not wait, so that the flush finds little left; does nothing where it cannot. */
  writeBehind(file: OpenFile, range: {readonly offset: number; readonly length: number}): void
  /** Lets the page cache forget a file, so that what is read next comes from the disk; does nothing where it cannot. */
  forget(file: OpenFile): void
  /** Begins to bring a file into memory and does not wait for it, so that many reads are under way at once; does nothing where it cannot. */
  readAhead(file: OpenFile): void
  flush(file: OpenFile): void
  close(file: OpenFile): void

  makeFolder(spot: Spot, mode: number): void
  /** The same as `keep` for a folder or a link, which are not open; `from` is where extended attributes come from. */
  keepAt(spot: Spot, input: {readonly seen: Facts; readonly from?: Spot | undefined}): readonly string[]
  makeLink(spot: Spot, target: Uint8Array): void
  /** Another name for what stands at `from`; fails with NameTaken. */
  joinName(from: Spot, to: Spot): void
  /** Renames; fails with NameTaken where something stands at `to`. */
  place(from: Spot, to: Spot): void
  /** Both must be there; fails with Unsupported where `abilities` has no exchange. */
  exchange(a: Spot, b: Spot): void
  removeFile(spot: Spot): void
  /** Fails with NameTaken where it is not empty. */
  removeFolder(spot: Spot): void

  flushFolder(folder: Uint8Array): void
  /** All that was written to the volume of this folder so far (syncfs); where that call is missing, `flush` of every file is needed. False then. */
  flushVolume(folder: Uint8Array): boolean
}
