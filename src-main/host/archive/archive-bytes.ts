import {CoreError} from '../../contract/errors.ts'

/** An archive as bytes at places. */
export interface ArchiveBytes {
  readonly size: number
  /** Fewer only at the end; the answer is the caller's own. */
  read(offset: number, length: number): Uint8Array
}

/** Bytes from begin to end. */
export interface ByteStream {
  /** Fewer only at the end. */
  take(length: number): Uint8Array
  /** Answers false where it ended before. */
  skip(length: number): boolean
}

/** A stretch of an archive, as it is. */
export function stretch(bytes: ArchiveBytes, {start, end}: {readonly start: number; readonly end: number}): ByteStream {
  let at = start
  return {
    take: (length) => {
      const taken = bytes.read(at, Math.max(Math.min(length, end - at), 0))
      at += taken.length
      return taken
    },
    skip: (length) => {
      at += length
      return at <= Math.min(end, bytes.size)
    },
  }
}

export const damaged = (message: string): CoreError => new CoreError({code: 'Damaged', message})
