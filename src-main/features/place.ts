import type {KnownVolume} from './volume-book.ts'

/** One place of the file system: where it is on the disk, and its entry if the index has one. */
export interface Place {
  readonly volume: KnownVolume
  /** From the volume's top, raw bytes without a slash in front. */
  readonly rel: Uint8Array
  /** Absolute, raw bytes. */
  readonly path: Uint8Array
  readonly entry: number | undefined
  /** The deepest entry on the way. */
  readonly nearest: number | undefined
}
