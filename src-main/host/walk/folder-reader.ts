import type {WaitingFolder} from '../walk-chunk.ts'
import type {Listing} from './listing.ts'

/** One folder to list, or some names of it. */
export type ListedFolder = Pick<WaitingFolder, 'path' | 'inode' | 'ctimeNs' | 'names' | 'isNew'>

/** Answered by `list`. */
export const STANDING = 1

/** Opens and lists the folders of one tree for the walker; failures are negative errno values, never thrown. */
export interface FolderReader {
  /** Opens the top of the tree and remembers its volume: what lies on another one is not entered. 0 or a negative errno. */
  openRoot(path: Uint8Array): number
  /**
   * Fills the listing with the folder at this path below the top (empty for the top itself), or with the names that are asked about;
   * those that do not exist are `KIND_NONE`. 0; `STANDING` where a new folder is watched already, and so was not read; or a negative errno,
   * then nothing counts: ESTALE where another folder stands there.
   */
  list(folder: ListedFolder, listing: Listing): number
  /** The number under which the last folder is watched, or a negative errno; 0 where nobody asked for that. */
  readonly watched: number
  /** Whether the last folder, which is watched only from now on, has changed since the walk began, or since the time that was told. */
  readonly stirred: boolean
  /** st_dev of the top, as Node tells it. */
  device(): string
  close(): void
}
