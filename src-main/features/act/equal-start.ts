import {Buffer} from 'node:buffer'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {Blake3Stream} from '../../host/hash/blake3.ts'
import type {PartWork, Working} from './part-work.ts'

interface Compared {
  readonly one: OpenFile
  readonly other: OpenFile
  readonly length: number
  /** Is fed with the bytes that are equal. */
  readonly stream?: Blake3Stream | undefined
}

/** How many bytes of two files are equal from the beginning on, in whole chunks until the end. */
export function* equalStart(work: PartWork, {one, other, length, stream}: Compared): Working<number> {
  const {disk, chunkBytes} = work
  for (let offset = 0; offset < length;) {
    const range = {offset, length: Math.min(chunkBytes, length - offset)}
    // The answer is used again by the next read.
    const bytes = disk.read(one, range).slice()
    if (bytes.length < range.length || Buffer.compare(bytes, disk.read(other, range)) !== 0) return offset
    stream?.update(bytes)
    offset += bytes.length
    yield work.told
  }
  return length
}
