import type {Listing} from './listing.ts'

/** Opens and lists the folders of one tree for the walker; failures are negative errno values, never thrown. */
export interface FolderReader {
  /** Opens the top of the tree and remembers its volume: what lies on another one is not entered. 0 or a negative errno. */
  openRoot(path: Uint8Array): number
  /** Fills the listing with the folder at this path below the top (empty for the top itself). 0, or a negative errno: then nothing counts. */
  list(relative: Uint8Array, listing: Listing): number
  /** st_dev of the top, as Node tells it. */
  device(): string
  close(): void
}
