import {crc32} from 'node:zlib'
import {CoreError} from '../../contract/errors.ts'
import {
  MOST_RECORD_BYTES,
  readTarHeader,
  saidBy,
  TAR_BLOCK,
  type TarEntry,
  type TarHeader,
  type TarSaid,
} from '../../domain/archive/tar-reader.ts'
import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import {MOST_ENTRIES, type PackedFile} from './packed-archive.ts'
import {unpacking} from './unpacked-stream.ts'

/** How a TAR archive is read from its begin. */
interface TarBytes {
  /** From the begin of the unpacked archive. */
  begin(): ByteStream
  /** One that stands at a place in it. */
  at(offset: number): ByteStream
}

/** Reads the headers of a TAR archive, which may be packed by gzip. Fails with Damaged, or with Unsupported. */
export function readTar(bytes: ArchiveBytes, packed: boolean): readonly PackedFile[] {
  const source = packed ? gzipped(bytes) : plain(bytes)
  if (!packed) return [...filesIn(source.begin(), source)]
  const {stream, mustBePlausible, mustBeWhole} = gzipCheck(bytes)
  const files: PackedFile[] = []
  for (const file of filesIn(stream, source)) {
    mustBePlausible()
    files.push(file)
  }
  mustBeWhole()
  return files
}

function* filesIn(stream: ByteStream, source: TarBytes): Generator<PackedFile> {
  let at = TAR_BLOCK
  let found = 0
  let said: TarSaid = {}
  let header = readTarHeader(stream.take(TAR_BLOCK), said)
  while (header.is === 'entry' || header.is === 'record') {
    if (header.is === 'entry') yield fileOf(source, header, at)
    if (++found > MOST_ENTRIES) throw damaged('The archive has more entries than can be unpacked.')
    said = bodyOf(header, said, stream)
    at += padded(header.bodyBytes) + TAR_BLOCK
    header = readTarHeader(stream.take(TAR_BLOCK), said)
  }
  if (header.is === 'bad' || found === 0) throw damaged('It is no whole TAR archive.')
}

const padded = (length: number): number => Math.ceil(length / TAR_BLOCK) * TAR_BLOCK

function bodyOf(header: TarHeader & {readonly is: 'entry' | 'record'}, said: TarSaid, stream: ByteStream): TarSaid {
  if (header.is === 'entry' || header.bodyBytes > MOST_RECORD_BYTES) {
    if (!stream.skip(padded(header.bodyBytes))) throw damaged('The archive ends in the midst of a file.')
    return header.is === 'entry' ? {} : said
  }
  return saidBy(header.record, stream.take(padded(header.bodyBytes)).subarray(0, header.bodyBytes), said)
}

function fileOf(source: TarBytes, header: TarEntry, at: number): PackedFile {
  const {entry, bodyBytes, mode, mtime, target, isHardLink, isSparse} = header
  if (isSparse)
    throw new CoreError({code: 'Unsupported', message: `“${entry.path}” was packed without its holes: such files cannot be unpacked here.`})
  return {
    path: entry.path,
    kind: isHardLink ? 'file' : entry.kind,
    sizeBytes: entry.sizeBytes,
    mode,
    mtimeNs: BigInt(Math.round(mtime * 1e6)) * 1000n,
    ...(isHardLink ? {same: target} : entry.kind === 'link' ? {target} : {}),
    open: () => limited(source.at(at), bodyBytes, entry.path),
  }
}

function limited(stream: ByteStream, bytes: number, path: string): ByteStream {
  let left = bytes
  return {
    take: (length) => {
      const taken = stream.take(Math.min(length, left))
      if (taken.length < Math.min(length, left)) throw damaged(`“${path}” is shorter than the archive says.`)
      left -= taken.length
      return taken
    },
    skip: (length) => {
      left -= Math.min(length, left)
      return stream.skip(length)
    },
  }
}

function plain(bytes: ArchiveBytes): TarBytes {
  const at = (start: number): ByteStream => stretch(bytes, {start, end: bytes.size})
  return {begin: () => at(0), at}
}

/** What is packed can only be read from its begin: one reader goes on as long as what is asked for comes later. */
function gzipped(bytes: ArchiveBytes): TarBytes {
  let stream: ByteStream | undefined
  let position = 0
  const begin = (): ByteStream => {
    position = 0
    return (stream = unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip'))
  }
  return {
    begin,
    at: (offset) => {
      const source = stream && position <= offset ? stream : begin()
      if (!source.skip(offset - position)) throw damaged('The archive ends before its end.')
      position = offset
      const isCurrent = (): boolean => source === stream
      return {
        take: (length) => {
          if (!isCurrent()) throw new Error('Invariant: of a packed archive one file is read at a time.')
          const taken = source.take(length)
          position += taken.length
          return taken
        },
        skip: (length) => {
          position += length
          return source.skip(length)
        },
      }
    },
  }
}

/** As much of nothing packs into so little; whoever packs a disk image gets less than this. */
const MOST_GROWTH = 500
const UNSUSPICIOUS_BYTES = 8 * 1024 ** 3

/** Counts and sums what is unpacked while the headers are read: gzip tells both at its end. */
function gzipCheck(bytes: ArchiveBytes) {
  let sum = 0
  let length = 0
  const seen = (part: Uint8Array): void => {
    sum = crc32(part, sum)
    length += part.length
  }
  const stream = unpacking(stretch(bytes, {start: 0, end: bytes.size}), 'gzip', {seen})
  return {
    stream,
    mustBePlausible: () => {
      if (length > UNSUSPICIOUS_BYTES && length > bytes.size * MOST_GROWTH)
        throw damaged(`The archive unpacks to more than ${MOST_GROWTH} times its size: it looks as if it was made to fill the disk.`)
    },
    mustBeWhole: () => {
      const tail = bytes.read(Math.max(bytes.size - 8, 0), 8)
      for (let left = DRAINED; left > 0 && stream.take(TAR_BLOCK).length > 0; left -= TAR_BLOCK);
      const view = new DataView(tail.buffer, tail.byteOffset, tail.length)
      // Of archives that were packed in pieces each piece has its own end.
      if (view.getUint32(4, true) === length % 2 ** 32 && view.getUint32(0, true) !== sum)
        throw damaged('What is packed in the archive is damaged.')
    },
  }
}

const DRAINED = 4 * 1024 * 1024
