import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {Blake3Stream} from '../../host/hash/blake3.ts'
import {equalStart} from './equal-start.ts'
import type {PartWork, Working} from './part-work.ts'

/** How much of an interrupted copy stands, and the hash so far. */
export interface Resumed {
  readonly bytes: number
  readonly stream: Blake3Stream
}

/**
 * Finds out what an interrupted copy has: all that equals the source from the beginning on, and no more is believed.
 * After a power loss any block of it may be missing, and after a failed flush the cache says what the disk does not have.
 */
export function* resumePart(
  work: PartWork,
  {source, part, size}: {readonly source: OpenFile; readonly part: OpenFile; readonly size: number},
): Working<Resumed> {
  const {disk} = work
  disk.flush(part)
  disk.forget(part)
  const length = disk.factsOf(part).size
  const stream = work.hash.stream()
  const bytes = yield* equalStart(work, {one: source, other: part, length: Math.min(length, size), stream})
  if (bytes < length) disk.resize(part, bytes)
  work.told.bytes += bytes
  return {bytes, stream}
}
