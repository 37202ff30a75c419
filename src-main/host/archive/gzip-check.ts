import {crc32} from 'node:zlib'
import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import type {GzipMarks} from './gzip-marks.ts'
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

/** Counts and sums what is unpacked: gzip tells both at the end of each piece. */
export function gzipCheck(bytes: ArchiveBytes, marks: GzipMarks): GzipCheck {
  let sum = 0
  let length = 0
  let before = 0
  const seen = (part: Uint8Array): void => {
    sum = crc32(part, sum)
    length += part.length
  }
  const piece = (offset: number): void => {
    mustEndWith(bytes, offset, {sum, length: length - before})
    sum = 0
    before = length
  }
  const stream = unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip', {seen, piece, mark: marks.add})
  const mustBePlausible = (): void => {
    if (length > UNSUSPICIOUS_BYTES && length > bytes.size * MOST_GROWTH)
      throw damaged(`The archive unpacks to more than ${MOST_GROWTH} times its size: it looks as if it was made to fill the disk.`)
  }
  return {
    stream,
    length: () => length,
    mustBePlausible,
    mustBeWhole: () => {
      while (stream.take(DRAIN_STEP).length > 0) mustBePlausible()
      mustEndWith(bytes, bytes.size, {sum, length: length - before})
    },
  }
}

function mustEndWith(bytes: ArchiveBytes, end: number, {sum, length}: {readonly sum: number; readonly length: number}): void {
  const tail = bytes.read(Math.max(end - 8, 0), 8)
  if (end < SHORTEST_BYTES || tail.length < 8) throw damaged('The archive ends before its end.')
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length)
  if (view.getUint32(4, true) !== length % 2 ** 32 || view.getUint32(0, true) !== sum)
    throw damaged('What is packed in the archive is damaged, or its end is missing.')
}

/** Of what is packed, with nothing in it. */
const SHORTEST_BYTES = 18
const DRAIN_STEP = 64 * 1024
