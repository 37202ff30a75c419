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
import {gzipCheck} from './gzip-check.ts'
import {openGzipMarks} from './gzip-marks.ts'
import {type BytesAt, gzipped} from './gzipped.ts'
import {limited} from './limited.ts'

/** Reads the headers of a TAR archive, which may be packed by gzip. Fails with Damaged, or with Unsupported. */
export function readTar(bytes: ArchiveBytes, packed: boolean): readonly PackedFile[] {
  const marks = openGzipMarks()
  const source = packed ? gzipped(bytes, marks) : plain(bytes)
  if (!packed) return [...filesIn(source.begin(), source)]
  const {stream, mustBePlausible, mustBeWhole} = gzipCheck(bytes, marks)
  const files: PackedFile[] = []
  for (const file of filesIn(stream, source)) {
    mustBePlausible()
    files.push(file)
  }
  mustBeWhole()
  return files
}

function* filesIn(stream: ByteStream, source: BytesAt): Generator<PackedFile> {
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

function fileOf(source: BytesAt, header: TarEntry, at: number): PackedFile {
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

function plain(bytes: ArchiveBytes): BytesAt {
  const at = (start: number): ByteStream => stretch(bytes, {start, end: bytes.size})
  return {begin: () => at(0), at}
}
