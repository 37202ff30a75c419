/** One name in one folder: what a step of an act works on. Links on the way were followed when it was asked for; none is followed after. */
export interface Spot {
  /** Absolute and normal, raw bytes, without a slash at the end (the top itself is `/`). */
  readonly folder: Uint8Array
  /** One name, raw bytes. */
  readonly name: Uint8Array
}

/** What stands at a spot, as one lstat tells it; equal facts mean the same thing, untouched. */
export interface Facts {
  /** As in index.db: 0 file, 1 dir, 2 link, 3 special. */
  readonly kind: number
  readonly size: number
  readonly mode: number
  readonly nlink: number
  readonly owner: number
  readonly group: number
  /** st_dev, in decimal digits; of what lies in an archive `packed`. */
  readonly device: string
  /** 64 bits as signed. */
  readonly inode: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  /** 0 where it is not told. */
  readonly birthNs: bigint
  /** What it occupies, where that is told; less than its size where it has holes. Never compared and not kept in the journal: a disk tells it late. */
  readonly allocatedBytes?: number | undefined
}

/** What `Facts.kind` can be. */
export const FILE = 0
export const DIR = 1
export const LINK = 2
export const SPECIAL = 3

/** The same thing with the same bytes and the same attributes. */
export const sameFacts = (a: Facts, b: Facts): boolean => sameBytes(a, b) && a.ctimeNs === b.ctimeNs && a.mode === b.mode

/** The same thing with, as far as a disk tells, the same bytes; a rename or a new link may have moved its ctime. */
export const sameBytes = (a: Facts, b: Facts): boolean => sameThing(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs

/** The same inode; a birth that both tell must agree, because inodes are given again. */
export const sameThing = (a: Facts, b: Facts): boolean =>
  a.kind === b.kind && a.device === b.device && a.inode === b.inode && (a.birthNs === b.birthNs || a.birthNs === 0n || b.birthNs === 0n)
