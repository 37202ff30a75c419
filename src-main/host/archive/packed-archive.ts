import type {Packed, PackedTree} from '../../domain/archive/packed-tree.ts'
import type {ByteStream} from './archive-bytes.ts'

/** An entry with what a copy of it needs. */
export interface PackedFile extends Packed {
  readonly sizeBytes: number
  /** Permission bits; undefined where the archive tells none. */
  readonly mode: number | undefined
  readonly mtimeNs: bigint
  /** Its bytes from the begin; they end with a failure (Damaged) where they are not what the archive says they are. */
  open(): ByteStream
}

/** An archive that was read as far as is needed to unpack it. */
export type PackedArchive = PackedTree<PackedFile>

/** More entries than these are nobody's. */
export const MOST_ENTRIES = 2_000_000
