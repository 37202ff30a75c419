import {CoreError} from '../../contract/errors.ts'
import type {Facts} from '../../domain/act/spot.ts'
import type {CopyFileStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {Blake3Stream} from '../../host/hash/blake3.ts'
import {hashFile} from './hash-file.ts'
import {refused, type PartWork, type Working} from './part-work.ts'
import type {Resumed} from './resume-part.ts'

export interface CopyPair {
  readonly source: OpenFile
  readonly part: OpenFile
  /** Of the source. */
  readonly facts: Facts
  readonly resumed: Resumed | undefined
  /** `share`: by no other way than sharing its blocks. `mend`: every byte is hashed. */
  readonly instead?: CopyFileStep['instead']
}

const NO_BYTES = new Uint8Array()
/** Bytes that the system may copy at once, between two looks at the clock. */
const RANGE_BYTES = 8 * 1024 * 1024

/** Copies what is still missing, on the shortest way that both volumes know. Answers the hash of the whole where it came through our hands. */
export function* copyData(work: PartWork, pair: CopyPair): Working<Uint8Array | undefined> {
  const {chunkBytes, input} = work
  const {source, facts, resumed, instead} = pair
  if (instead === 'share') return yield* shareBlocks(work, pair)
  if (!resumed?.bytes && facts.size > chunkBytes) {
    if (cloned(work, pair)) return input.verify || instead ? yield* hashFile(work, source) : undefined
    if (!input.verify && !instead && (yield* copyRanges(work, pair))) return undefined
  }
  return yield* copyThrough(work, pair)
}

function* shareBlocks(work: PartWork, pair: CopyPair): Working<Uint8Array> {
  if (!cloned(work, pair)) throw new CoreError({code: 'Unsupported', message: 'This volume cannot share blocks between files.'})
  return yield* hashFile(work, pair.source)
}

/** Every byte comes through our hands and is hashed on its way. */
function* copyThrough(work: PartWork, pair: CopyPair): Working<Uint8Array> {
  const {facts, resumed} = pair
  if (!resumed && facts.size <= work.chunkBytes && !isSparse(facts)) return copyWhole(work, pair)
  const stream = resumed?.stream ?? work.hash.stream()
  if (isSparse(facts)) yield* copyStretches(work, pair, stream)
  else yield* copyStretch(work, pair, {start: resumed?.bytes ?? 0, end: facts.size, stream})
  return stream.digest()
}

function cloned({disk, told}: PartWork, {source, part, facts}: CopyPair): boolean {
  const shares = disk.clone(source, part)
  if (shares) told.bytes += facts.size
  return shares
}

/** A small file is read at one go. Whether it has grown is seen by its facts afterwards. */
function copyWhole({disk, hash, told}: PartWork, {source, part, facts}: CopyPair): Uint8Array {
  const bytes = facts.size === 0 ? NO_BYTES : disk.read(source, {offset: 0, length: facts.size})
  if (bytes.length !== facts.size) throw shorter()
  if (bytes.length > 0) disk.write(part, bytes, 0)
  told.bytes += bytes.length
  return hash.hash(bytes)
}

/** False where the first piece says that the volumes cannot; nothing is written then. */
function* copyRanges(work: PartWork, {source, part, facts}: CopyPair): Working<boolean> {
  const {disk} = work
  for (let {start, end} = stretchAt(work, {source, facts}, 0); start < facts.size; {start, end} = stretchAt(work, {source, facts}, end)) {
    for (let offset = start; offset < end;) {
      const count = disk.copyRange(source, part, {offset, length: Math.min(RANGE_BYTES, end - offset)})
      if (count === undefined) return false
      if (count === 0) throw shorter()
      offset += count
      work.told.bytes += count
      yield work.told
    }
  }
  if (isSparse(facts)) disk.resize(part, facts.size)
  return true
}

function* copyStretches(work: PartWork, pair: CopyPair, stream: Blake3Stream): Working {
  const {source, facts, resumed} = pair
  for (let at = resumed?.bytes ?? 0; at < facts.size;) {
    const {start, end} = stretchAt(work, {source, facts}, at)
    yield* hashHole(work, {bytes: start - at, stream})
    yield* copyStretch(work, pair, {start, end, stream})
    at = end
  }
  // The end may be a hole.
  work.disk.resize(pair.part, facts.size)
}

function* copyStretch(
  work: PartWork,
  {source, part}: CopyPair,
  {start, end, stream}: {readonly start: number; readonly end: number; readonly stream: Blake3Stream},
): Working {
  const {disk, chunkBytes} = work
  for (let offset = start; offset < end;) {
    const length = Math.min(chunkBytes, end - offset)
    const bytes = disk.read(source, {offset, length})
    if (bytes.length !== length) throw shorter()
    stream.update(bytes)
    disk.write(part, bytes, offset)
    offset += length
    work.told.bytes += length
    if (offset < end) yield work.told
  }
}

function* hashHole(work: PartWork, {bytes, stream}: {readonly bytes: number; readonly stream: Blake3Stream}): Working {
  const zeros = new Uint8Array(Math.min(bytes, work.chunkBytes))
  for (let left = bytes; left > 0; left -= zeros.length) {
    const part = zeros.subarray(0, left)
    stream.update(part)
    work.told.bytes += part.length
    yield work.told
  }
}

/** The next data at or after an offset; where none follows, an empty stretch at the end. */
function stretchAt({disk}: PartWork, {source, facts}: {readonly source: OpenFile; readonly facts: Facts}, at: number) {
  if (!isSparse(facts)) return {start: at, end: facts.size}
  const found = at < facts.size ? disk.nextData(source, at) : undefined
  return found ? {start: found.start, end: Math.min(found.end, facts.size)} : {start: facts.size, end: facts.size}
}

/** Where it is not told, the file is asked for its holes when it is large enough for one to matter. */
function isSparse({size, allocatedBytes}: Facts): boolean {
  return allocatedBytes === undefined ? size > SMALL : allocatedBytes < size
}
const SMALL = 64 * 1024

const shorter = (): Error => refused('Conflict', 'The file changed its size while it was copied.')
