/** What an entry was like when it was last seen, from which it is known again when the index begins anew. */
export interface Anchor {
  readonly volume: string
  /** From the volume's top, raw bytes. */
  readonly path: Uint8Array
  /** As in the index: 0 file, 1 dir, 2 link, 3 special, 4 mount. */
  readonly kind: number
  readonly inode: bigint
  /** 0n where the file system does not tell. */
  readonly birthNs: bigint
  readonly size: number
  readonly mtimeNs: bigint
}

/**
 * Whether an entry of another index is the anchored one. A place alone is no proof: another file may stand there now.
 * Inode and birth time are, at any place; where they are others, as on a disk that was copied whole, a place with the same size and time is.
 */
export function isAnchored(anchor: Anchor, found: Anchor): boolean {
  if (anchor.volume !== found.volume || asKind(anchor.kind) !== asKind(found.kind)) return false
  const isFolder = asKind(found.kind) === FOLDER
  const samePlace = equal(anchor.path, found.path)
  const sameTimes = anchor.size === found.size && anchor.mtimeNs === found.mtimeNs
  const bothBorn = anchor.birthNs !== 0n && found.birthNs !== 0n
  if (anchor.inode === found.inode) {
    if (bothBorn) return anchor.birthNs === found.birthNs
    // Numbers of deleted files are given out again at once.
    return isFolder ? samePlace : sameTimes
  }
  if (!samePlace) return false
  return isFolder ? bothBorn && anchor.birthNs === found.birthNs : sameTimes
}

const FOLDER = 1
const MOUNT = 4
const asKind = (kind: number): number => (kind === MOUNT ? FOLDER : kind)

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
