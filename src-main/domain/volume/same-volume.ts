/** A file system that is mounted now, as far as it tells which one it is. */
export interface MountedOne {
  readonly fingerprint: string
  /** The disk and the part of it that it lies on; undefined where the system does not tell. */
  readonly hardware?: string | undefined
  /** Inode and birth of its top folder: made with the file system, and by a copy of files made anew. */
  readonly top?: string | undefined
  readonly mountPoint: string
}

/** A volume that was seen before. */
export interface RememberedOne extends MountedOne {
  readonly id: string
  /** Something of the user hangs on it: locations, or his wish to keep it. */
  readonly kept: boolean
}

/** What became of known folders of a remembered volume on a mounted one. */
export interface FoldersFound {
  /** There, with the inode and the birth that are known. */
  readonly agreeing: number
  /** Another folder under the known name. */
  readonly strangers: number
  readonly missing: number
  /** Entries that are known in folders that were changed since, and are no longer there. */
  readonly lost: number
}

/** Whether a mounted file system can be a remembered volume; `ask` where its folders must be looked at first. */
export type Likeness = 'no' | 'yes' | 'ask'

/**
 * What can be said without looking inside. One UUID can be on several disks, because people copy disks whole, and one mount point takes
 * any disk. The top folder tells a copy that was made file by file, or a disk that was made anew; what it lies on tells a copy that was made block by block.
 */
export function likeness(mounted: MountedOne, known: RememberedOne): Likeness {
  if (mounted.fingerprint !== known.fingerprint) return 'no'
  const sameTop = agree(mounted.top, known.top)
  // Memory and layers have only their place, and nobody copies them block by block: the birth of their top tells all.
  const hasOnlyItsPlace = mounted.fingerprint.startsWith('mount:')
  if (sameTop === true && hasOnlyItsPlace) return 'yes'
  // One on which nothing hangs gives its row to the next one there.
  if (sameTop === false) return !known.kept && hasOnlyItsPlace ? 'yes' : 'no'
  return agree(mounted.hardware, known.hardware) ? 'yes' : 'ask'
}

/**
 * What the folders say. On other hardware a disk was put into another port or box, or it is a copy of the one that is known: as long as
 * nothing that is known is missing the two cannot be told apart, and nothing is lost by taking one for the other. As soon as something is missing
 * it counts as a copy, because of a copy's gaps nothing may be deleted. Where the hardware is not told, a disk may have been changed elsewhere.
 */
export function isSameInside(found: FoldersFound, mounted: MountedOne, known: RememberedOne): boolean {
  const {agreeing, strangers, missing, lost} = found
  if (agree(mounted.hardware, known.hardware) === false) return strangers + missing + lost === 0
  return agreeing + strangers + missing === 0 || agreeing > strangers
}

/** Undefined where one of them does not tell. */
function agree(one: string | undefined, other: string | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other
}

export interface Pair {
  /** Where it stands in the list of mounted ones. */
  readonly mounted: number
  readonly id: string
}

/**
 * Gives each mounted file system the remembered volume that it is, and no volume to two of them: two disks with one UUID are two volumes.
 * Of several that it can be, the one on the same hardware, then the one that was last seen at the same place. Undefined: it is a new volume.
 */
export function assignVolumes(
  mounted: readonly MountedOne[],
  remembered: readonly RememberedOne[],
  can: (pair: Pair) => boolean,
): readonly (string | undefined)[] {
  const pairs = mounted.flatMap((one, at) =>
    remembered
      .filter((known) => known.fingerprint === one.fingerprint && can({mounted: at, id: known.id}))
      .map((known) => ({mounted: at, id: known.id, nearness: nearness(one, known)})),
  )
  const assigned: (string | undefined)[] = mounted.map(() => undefined)
  const taken = new Set<string>()
  // Ties are broken by what is the same in whatever order the mounts come.
  for (const {mounted: at, id} of pairs.toSorted((a, b) => b.nearness - a.nearness || before(mounted, a, b))) {
    if (assigned[at] !== undefined || taken.has(id)) continue
    assigned[at] = id
    taken.add(id)
  }
  return assigned
}

function nearness(one: MountedOne, known: RememberedOne): number {
  return (
    (agree(one.hardware, known.hardware) ? 8 : 0) +
    (one.mountPoint === known.mountPoint ? 4 : 0) +
    (known.kept ? 2 : 0) +
    (agree(one.top, known.top) ? 1 : 0)
  )
}

function before(mounted: readonly MountedOne[], a: Pair, b: Pair): number {
  const [first, second] = [`${mounted[a.mounted]!.mountPoint} ${a.id}`, `${mounted[b.mounted]!.mountPoint} ${b.id}`]
  return first < second ? -1 : Number(first > second)
}
