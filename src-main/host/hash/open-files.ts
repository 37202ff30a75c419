/** Room for a small file and one byte more (so that growth is seen), and for the parts in which a large one is read. */
export const bufferBytes = 1024 * 1024

/** What is expected of a file, as its row has it. */
export interface FileFacts {
  readonly size: number
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly inode: bigint
}

/** A small number for the type of content: the caller's table says what it means; 0 = unknown. */
export type DetectType = (head: Uint8Array, name: Uint8Array, sizeBytes: number) => number

/** Reads one file after another into one buffer; failures are negative errno values, never thrown. */
export interface OpenFiles {
  /** Bytes of the file that was read last; used again for the next. */
  readonly buffer: Buffer
  /** Paths are below this folder from now on, or absolute. 0 or a negative errno. */
  setRoot(root: Uint8Array | undefined): number
  /** Opens without following a link and without waiting for a pipe's writer. */
  open(path: Uint8Array): number
  /** 1 where the open file is a regular one with these facts, 0 where not. */
  matches(facts: FileFacts): number
  /** Reads into the buffer at `at`, until `length` bytes or the end; the count. */
  read(at: number, length: number, offset: number): number
  /** The whole will be read from begin to end. */
  expectSequential(): void
  close(): void
  /** Lets the root go. */
  end(): void
}
