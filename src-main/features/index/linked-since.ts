import type {EntryColumns} from '../../host/walk-chunk.ts'
import {kinds} from '../../store/scan/scan-types.ts'

/** Times of files lag behind the clock by some milliseconds. */
const CLOCKS_APART_NS = 1_000_000_000n

/** Inodes of files with several names that changed since a moment, in ms since 1970: their other names may have been seen before that. */
export function linkedSince({count, kind, nlink, ctimeNs, inode}: EntryColumns, sinceMs: number): readonly bigint[] {
  const since = BigInt(sinceMs) * 1_000_000n - CLOCKS_APART_NS
  const found: bigint[] = []
  for (let at = 0; at < count; at++) if (nlink[at]! > 1 && kind[at] === kinds.file && ctimeNs[at]! >= since) found.push(inode[at]!)
  return found
}
