/** Room for a small file and one byte more (so that growth is seen), and for the parts in which a large one is read. */
export const bufferBytes = 1024 * 1024

/** What is expected of files, as their rows have it: a place for each. */
export interface FileFacts {
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  readonly inode: BigInt64Array
}

/** A small number for the type of content: the caller's table says what it means; 0 = unknown. */
export type DetectType = (head: Uint8Array, name: Uint8Array, sizeBytes: number) => number

/** Reads one file after another into one buffer; failures are negative errno values, never thrown. */
export interface OpenFiles {
  /** Bytes of the file that was read last; used again for the next. */
  readonly buffer: Buffer
  /** Folders are below `root` from now on, or absolute; files are expected to have these facts. 0 or a negative errno. */
  begin(root: Uint8Array | undefined, facts: FileFacts): number
  /** Holds the folder of the next files: below a root without following a link or entering another mount. The one before is let go. */
  openFolder(path: Uint8Array): number
  /** Opens a file of the held folder without following a link and without waiting for a pipe's writer. */
  open(name: Uint8Array): number
  /** 1 where the open file is a regular one with the facts of this place, 0 where not. */
  matches(at: number): number
  /** Reads all of a small file that was just opened, and one byte more where there is one; the count. */
  readWhole(size: number): number
  /** Reads into the buffer at `at`, until `length` bytes or the end; the count. */
  read(at: number, length: number, offset: number): number
  /** What is read next comes from the disk, as far as the system can: not from what it has in memory. */
  forget(): void
  /** The whole will be read from begin to end. */
  expectSequential(): void
  close(): void
  /** Lets folder and root go. */
  end(): void
}
