import type {ArchiveEntry} from '../../contract/preview.ts'
import {entryName} from './entry-name.ts'

/** Where the central directory of a ZIP archive lies, and how many entries it promises. */
export interface ZipEnd {
  readonly entries: number
  readonly offset: number
  readonly length: number
}

/** A comment of 65,535 bytes, the record before it, and the one that tells of a larger form. */
export const ZIP_TAIL_BYTES = 65_535 + 22 + 20
const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_AT = 0x07064b50
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46

/** Finds the end record in the last bytes of a file. Of one that has the larger form it tells where that stands. */
export function findZipEnd(tail: Uint8Array): ZipEnd | {readonly end64At: number} | undefined {
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) > tail.length) continue
    if (at >= 20 && view.getUint32(at - 20, true) === END_64_AT) return {end64At: Number(view.getBigUint64(at - 12, true))}
    return {entries: view.getUint16(at + 10, true), length: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true)}
  }
  return undefined
}

export const ZIP_END_64_BYTES = 56

/** Reads the larger form of the end record. */
export function readZipEnd64(bytes: Uint8Array): ZipEnd | undefined {
  const view = viewOf(bytes)
  if (bytes.length < ZIP_END_64_BYTES || view.getUint32(0, true) !== END_64) return undefined
  const [entries, length, offset] = [32, 40, 48].map((at) => Number(view.getBigUint64(at, true)))
  return {entries: entries!, length: length!, offset: offset!}
}

/** Reads entries of a central directory one after the other; it ends where the bytes are no entry any more. */
export function* zipEntries(directory: Uint8Array): Generator<ArchiveEntry> {
  const view = viewOf(directory)
  for (let at = 0; at + ENTRY_BYTES <= directory.length && view.getUint32(at, true) === ENTRY;) {
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > directory.length) return
    const path = entryName(directory.subarray(at + ENTRY_BYTES, nameEnd)).replaceAll('\\', '/')
    yield {
      path,
      kind: kindOf(view, at, path),
      sizeBytes: sizeOf(view, at, {from: nameEnd, end: extraEnd}),
      ...dated(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    }
    at = extraEnd + view.getUint16(at + 32, true)
  }
}

const UNIX = 3
const LINK = 0o120000
const TYPE = 0o170000

function kindOf(view: DataView, at: number, path: string): ArchiveEntry['kind'] {
  if (path.endsWith('/')) return 'dir'
  const madeBy = view.getUint8(at + 5)
  return madeBy === UNIX && ((view.getUint32(at + 38, true) >>> 16) & TYPE) === LINK ? 'link' : 'file'
}

const IN_EXTRA = 0xffffffff
const EXTRA_64 = 1

/** Of a file that is larger than four bytes can tell, the size stands first in a field behind the name. */
function sizeOf(view: DataView, entry: number, {from, end}: {readonly from: number; readonly end: number}): number {
  const size = view.getUint32(entry + 24, true)
  if (size !== IN_EXTRA) return size
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === EXTRA_64 && at + 12 <= end) return Number(view.getBigUint64(at + 4, true))
  return size
}

/** The time of day of nobody knows which place: it is told as if it were UTC. */
function dated(date: number, time: number): Pick<ArchiveEntry, 'modifiedAt'> {
  const [month, day] = [(date >>> 5) & 15, date & 31]
  if (month < 1 || month > 12 || day < 1) return {}
  const ms = Date.UTC(1980 + (date >>> 9), month - 1, day, time >>> 11, (time >>> 5) & 63, (time & 31) * 2)
  return {modifiedAt: new Date(ms).toISOString()}
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
