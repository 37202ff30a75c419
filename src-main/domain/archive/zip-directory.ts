import type {ArchiveEntry} from '../../contract/preview.ts'
import {entryName} from './entry-name.ts'
import {readZipExtra} from './zip-extra.ts'

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

/** One entry of a central directory, with all that it takes to read it. */
export interface ZipRecord {
  readonly path: string
  readonly kind: ArchiveEntry['kind']
  readonly sizeBytes: number
  /** Permission bits, where a system that has them wrote it. */
  readonly mode: number | undefined
  /** In seconds since 1970; where only a time of day of an unknown place is told there is none. */
  readonly mtime: number | undefined
  /** Year, month, day, hour, minute, second; undefined where they are no time. */
  readonly clock: ClockTime | undefined
  readonly isEncrypted: boolean
  /** 0: as it is; 8: deflated. */
  readonly method: number
  readonly crc32: number
  readonly packedBytes: number
  /** Where the header before its bytes begins. */
  readonly offset: number
}

type ClockTime = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number]

/** Reads entries of a central directory one after the other; it ends where the bytes are no entry any more. */
export function* zipRecords(directory: Uint8Array): Generator<ZipRecord> {
  const view = viewOf(directory)
  for (let at = 0; at + ENTRY_BYTES <= directory.length && view.getUint32(at, true) === ENTRY;) {
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > directory.length) return
    const extra = readZipExtra(view, {from: nameEnd, end: extraEnd, sizes: [24, 20, 42].map((field) => view.getUint32(at + field, true))})
    const path = (extra.path ?? entryName(directory.subarray(at + ENTRY_BYTES, nameEnd))).replaceAll('\\', '/')
    const {kind, mode} = attributesOf(view, at, path)
    const [sizeBytes, packedBytes, offset] = extra.sizes
    yield {
      path,
      kind,
      sizeBytes,
      mode,
      mtime: extra.mtime,
      clock: clockOf(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packedBytes,
      offset,
    }
    at = extraEnd + view.getUint16(at + 32, true)
  }
}

/** The same, as a listing shows them. */
export function* zipEntries(directory: Uint8Array): Generator<ArchiveEntry> {
  for (const {path, kind, sizeBytes, clock} of zipRecords(directory)) yield {path, kind, sizeBytes, ...dated(clock)}
}

/** Systems whose attributes hold a mode: Unix and macOS. */
const WITH_MODES: ReadonlySet<number> = new Set([3, 19])

function attributesOf(view: DataView, at: number, path: string): Pick<ZipRecord, 'kind' | 'mode'> {
  const attributes = view.getUint32(at + 38, true) >>> 16
  const hasMode = WITH_MODES.has(view.getUint8(at + 5)) && attributes !== 0
  const mode = hasMode ? attributes & 0o7777 : undefined
  if (path.endsWith('/')) return {kind: 'dir', mode}
  return {kind: hasMode ? (kinds[attributes & 0o170000] ?? 'special') : 'file', mode}
}

const kinds: Readonly<Record<number, ArchiveEntry['kind']>> = {0: 'file', 0o100000: 'file', 0o040000: 'dir', 0o120000: 'link'}

function clockOf(date: number, time: number): ClockTime | undefined {
  const [month, day] = [(date >>> 5) & 15, date & 31]
  if (month < 1 || month > 12 || day < 1) return undefined
  return [1980 + (date >>> 9), month, day, time >>> 11, (time >>> 5) & 63, (time & 31) * 2]
}

/** The time of day of nobody knows which place: it is told as if it were UTC. */
function dated(clock: ClockTime | undefined): Pick<ArchiveEntry, 'modifiedAt'> {
  if (!clock) return {}
  const [year, month, day, hour, minute, second] = clock
  return {modifiedAt: new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()}
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
