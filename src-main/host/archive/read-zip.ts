import {crc32} from 'node:zlib'
import {CoreError} from '../../contract/errors.ts'
import {
  findZipEnd,
  readZipEnd64,
  ZIP_END_64_BYTES,
  ZIP_TAIL_BYTES,
  type ZipEnd,
  type ZipRecord,
  zipRecords,
} from '../../domain/archive/zip-directory.ts'
import {entryName} from '../../domain/archive/entry-name.ts'
import {goingOn} from '../going-on.ts'
import {type ArchiveBytes, type ByteStream, damaged, stretch} from './archive-bytes.ts'
import {MOST_ENTRIES, type PackedFile} from './packed-archive.ts'
import {unpacking} from './unpacked-stream.ts'

const MOST_DIRECTORY_BYTES = 512 * 1024 * 1024
const MOST_TARGET_BYTES = 4096

/** Reads the directory of a ZIP archive. Fails with Damaged, or with Unsupported where it is encrypted or packed in a way that is not known. */
export function readZip(bytes: ArchiveBytes): readonly PackedFile[] {
  const {offset, length, entries} = endOf(bytes)
  if (length > MOST_DIRECTORY_BYTES) throw damaged('The directory of the archive is larger than any that can be.')
  const records: ZipRecord[] = []
  for (const record of zipRecords(bytes.read(offset, length))) {
    if (records.push(record) > MOST_ENTRIES) throw damaged('The archive has more entries than can be unpacked.')
  }
  if (records.length < entries % 0x10000) throw damaged('It is no whole ZIP archive: entries are missing in its directory.')
  mustBeReadable(records)
  mustLieApart(records)
  return records.map((record) => fileOf(bytes, record))
}

function endOf(bytes: ArchiveBytes): ZipEnd {
  const tailBytes = Math.min(bytes.size, ZIP_TAIL_BYTES)
  const found = findZipEnd(bytes.read(bytes.size - tailBytes, tailBytes))
  const end = found && 'end64At' in found ? readZipEnd64(bytes.read(Math.min(found.end64At, bytes.size), ZIP_END_64_BYTES)) : found
  if (!end || end.offset + end.length > bytes.size) throw damaged('It is no whole ZIP archive.')
  return end
}

function mustBeReadable(records: readonly ZipRecord[]): void {
  const locked = records.find(({isEncrypted}) => isEncrypted)
  if (locked)
    throw unsupported(`The archive is encrypted (“${locked.path}”): it takes a password, and such archives cannot be unpacked here.`)
  const strange = records.find(({method, kind}) => kind !== 'dir' && method !== 0 && method !== 8)
  if (strange) throw unsupported(`“${strange.path}” is packed by method ${strange.method}, which is not known here.`)
}

/** Entries that share bytes make gigabytes of kilobytes. */
function mustLieApart(records: readonly ZipRecord[]): void {
  const placed = records.filter(({packedBytes}) => packedBytes > 0).toSorted((a, b) => a.offset - b.offset)
  for (const [at, {offset, packedBytes}] of placed.entries()) {
    const next = placed[at + 1]
    if (next && offset + HEADER_BYTES + packedBytes > next.offset)
      throw damaged(`“${next.path}” lies in the bytes of another entry: nothing is unpacked from such an archive.`)
  }
}

function fileOf(bytes: ArchiveBytes, record: ZipRecord): PackedFile {
  const {path, kind, sizeBytes, mode} = record
  const open = (): ByteStream => proven(contentOf(bytes, record), record)
  const target = kind === 'link' ? entryName(open().take(Math.min(sizeBytes, MOST_TARGET_BYTES))) : undefined
  return {path, kind, sizeBytes, mode, mtimeNs: timeOf(record), target, open}
}

const HEADER_BYTES = 30
const HEADER = 0x04034b50

function contentOf(bytes: ArchiveBytes, {path, offset, packedBytes, method}: ZipRecord): ByteStream {
  const header = bytes.read(offset, HEADER_BYTES)
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  if (header.length < HEADER_BYTES || view.getUint32(0, true) !== HEADER) throw damaged(`“${path}” is not where the archive says.`)
  const start = offset + HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  const packed = stretch(bytes, {start, end: start + packedBytes})
  return method === 0 ? packed : unpacking(packed, 'deflate')
}

/** The bytes of an entry must be as many as it says, and have its sum. */
function proven(content: ByteStream, {path, sizeBytes, crc32: expected}: ZipRecord): ByteStream {
  let left = sizeBytes
  let sum = 0
  const take = (length: number): Uint8Array => {
    const taken = content.take(Math.min(length, left))
    if (taken.length < Math.min(length, left)) throw damaged(`“${path}” is shorter than the archive says.`)
    left -= taken.length
    sum = crc32(taken, sum)
    if (left === 0 && taken.length > 0 && content.take(1).length > 0) throw damaged(`“${path}” is longer than the archive says.`)
    if (left === 0 && sum !== expected) throw damaged(`“${path}” is damaged: its sum is not the one that the archive tells.`)
    return taken
  }
  return {
    take,
    skip: (length) => {
      for (let passed = 0; passed < length; passed += SKIPPED) {
        goingOn()
        if (take(Math.min(SKIPPED, length - passed)).length === 0) return false
      }
      return true
    },
  }
}

const SKIPPED = 1024 * 1024

/** A time of day without a place is taken for one of here, as it was on the machine of whoever packed it. */
function timeOf({mtime, clock}: ZipRecord): bigint {
  if (mtime !== undefined) return BigInt(Math.round(mtime * 1e6)) * 1000n
  if (!clock) return 0n
  const [year, month, day, hour, minute, second] = clock
  return BigInt(new Date(year, month - 1, day, hour, minute, second).getTime()) * 1_000_000n
}

const unsupported = (message: string): CoreError => new CoreError({code: 'Unsupported', message})
