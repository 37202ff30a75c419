import {crc32} from 'node:zlib'
import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import {unpacking} from './unpacked-stream.ts'

/** What is packed by gzip, on its first way through. */
export interface GzipCheck {
  readonly stream: ByteStream
  /** So much was unpacked so far. */
  length(): number
  /** Fails with Damaged where it has grown as only what was made to fill disks grows. */
  mustBePlausible(): void
  /** Reads what is left, and fails with Damaged where it is not what was packed. */
  mustBeWhole(): void
}

/** As much of nothing packs into so little; whoever packs a disk image gets less than this. */
const MOST_GROWTH = 500
const UNSUSPICIOUS_BYTES = 8 * 1024 ** 3

/** Counts and sums what is unpacked while the headers are read: gzip tells both at its end. */
export function gzipCheck(bytes: ArchiveBytes): GzipCheck {
  let sum = 0
  let length = 0
  const seen = (part: Uint8Array): void => {
    sum = crc32(part, sum)
    length += part.length
  }
  const stream = unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip', {seen})
  return {
    stream,
    length: () => length,
    mustBePlausible: () => {
      if (length > UNSUSPICIOUS_BYTES && length > bytes.size * MOST_GROWTH)
        throw damaged(`The archive unpacks to more than ${MOST_GROWTH} times its size: it looks as if it was made to fill the disk.`)
    },
    mustBeWhole: () => {
      const tail = bytes.read(Math.max(bytes.size - 8, 0), 8)
      for (let left = DRAINED; left > 0 && stream.take(DRAIN_STEP).length > 0; left -= DRAIN_STEP);
      const view = new DataView(tail.buffer, tail.byteOffset, tail.length)
      // Of archives that were packed in pieces each piece has its own end.
      if (view.getUint32(4, true) === length % 2 ** 32 && view.getUint32(0, true) !== sum)
        throw damaged('What is packed in the archive is damaged.')
    },
  }
}

/** What may follow the end of an archive. */
const DRAINED = 4 * 1024 * 1024
const DRAIN_STEP = 64 * 1024
