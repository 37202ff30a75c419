import {Buffer} from 'node:buffer'
import {decodeUtf8} from '../../domain/utf8.ts'
import type {ToPack} from './to-pack.ts'

/** An entry as it was written. */
export interface ZipWritten {
  readonly thing: ToPack
  readonly offset: number
  method: number
  crc32: number
  size: number
  packed: number
  /** Sum and sizes were not known before it. */
  isStreamed: boolean
}

const FULL = 0xffffffff
/** From here on sizes are told in eight bytes; a little less than what fits four, because packing can make a file longer. */
const LARGE_BYTES = 0xff000000
const UTF8 = 0x0800
const STREAMED = 0x0008

const isLarge = ({thing}: ZipWritten): boolean => thing.kind === 'file' && thing.size >= LARGE_BYTES

export function localHeader(written: ZipWritten): Uint8Array {
  const {isStreamed, crc32, size, packed} = written
  const large = isLarge(written)
  const name = nameOf(written.thing)
  const extra = Buffer.concat([...(large ? [sizes64([0, 0])] : []), times(written.thing)])
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  common(header, written, 4)
  header.writeUInt32LE(isStreamed ? 0 : crc32, 14)
  header.writeUInt32LE(large ? FULL : isStreamed ? 0 : packed, 18)
  header.writeUInt32LE(large ? FULL : isStreamed ? 0 : size, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

/** Version, flags, method and time stand in both headers in this order. */
function common(header: Buffer, written: ZipWritten, at: number): void {
  const {thing, method, isStreamed} = written
  const [date, time] = dosTime(thing.mtimeNs)
  header.writeUInt16LE(isLarge(written) || written.offset >= FULL ? 45 : 20, at)
  header.writeUInt16LE((decodeUtf8(thing.path) === undefined ? 0 : UTF8) | (isStreamed ? STREAMED : 0), at + 2)
  header.writeUInt16LE(method, at + 4)
  header.writeUInt16LE(time, at + 6)
  header.writeUInt16LE(date, at + 8)
}

export function descriptor(written: ZipWritten): Uint8Array {
  const {crc32, size, packed} = written
  const large = isLarge(written)
  const bytes = Buffer.alloc(large ? 24 : 16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc32, 4)
  if (large) {
    bytes.writeBigUInt64LE(BigInt(packed), 8)
    bytes.writeBigUInt64LE(BigInt(size), 16)
  } else {
    bytes.writeUInt32LE(packed, 8)
    bytes.writeUInt32LE(size, 12)
  }
  return bytes
}

const types = {file: 0o100000, dir: 0o040000, link: 0o120000} as const
const MADE_ON_UNIX = (3 << 8) | 63
const DOS_FOLDER = 0x10

export function centralHeader(written: ZipWritten): Uint8Array {
  const {thing, crc32, size, packed, offset} = written
  const large = [...(isLarge(written) ? [size, packed] : []), ...(offset >= FULL ? [offset] : [])]
  const name = nameOf(thing)
  const extra = Buffer.concat([...(large.length > 0 ? [sizes64(large)] : []), times(thing)])
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(MADE_ON_UNIX, 4)
  common(header, written, 6)
  header.writeUInt32LE(crc32, 16)
  header.writeUInt32LE(isLarge(written) ? FULL : packed, 20)
  header.writeUInt32LE(isLarge(written) ? FULL : size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE((((types[thing.kind] | (thing.mode & 0o7777)) << 16) | (thing.kind === 'dir' ? DOS_FOLDER : 0)) >>> 0, 38)
  header.writeUInt32LE(Math.min(offset, FULL), 42)
  return Buffer.concat([header, name, extra])
}

const nameOf = ({kind, path}: ToPack): Buffer => (kind === 'dir' ? Buffer.concat([path, Buffer.from('/')]) : Buffer.from(path))

function sizes64(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * values.length, 2)
  for (const [at, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * at)
  return field
}

/** The time to the second, without a zone; what four bytes cannot tell stands in none. */
function times({mtimeNs}: ToPack): Buffer {
  const seconds = Math.floor(Number(mtimeNs / 1_000_000n) / 1000)
  if (seconds < -(2 ** 31) || seconds >= 2 ** 31) return Buffer.alloc(0)
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeInt32LE(seconds, 5)
  return field
}

/** Date and time of day here, from 1980 on and in steps of two seconds. */
function dosTime(ns: bigint): readonly [number, number] {
  const at = new Date(Number(ns / 1_000_000n))
  const year = at.getFullYear()
  if (year < 1980) return [(1 << 5) | 1, 0]
  if (year > 2107) return [(127 << 9) | (12 << 5) | 31, 0]
  return [
    ((year - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  ]
}

export interface ZipEndInput {
  readonly entries: number
  readonly offset: number
  readonly length: number
}

export function endOfZip({entries, offset, length}: ZipEndInput): Uint8Array {
  const isLargeZip = entries >= 0xffff || offset >= FULL || length >= FULL
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(entries, 0xffff), 8)
  end.writeUInt16LE(Math.min(entries, 0xffff), 10)
  end.writeUInt32LE(Math.min(length, FULL), 12)
  end.writeUInt32LE(Math.min(offset, FULL), 16)
  return isLargeZip ? Buffer.concat([end64({entries, offset, length}), end]) : end
}

function end64({entries, offset, length}: ZipEndInput): Buffer {
  const bytes = Buffer.alloc(76)
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  bytes.writeUInt16LE(MADE_ON_UNIX, 12)
  bytes.writeUInt16LE(45, 14)
  bytes.writeBigUInt64LE(BigInt(entries), 24)
  bytes.writeBigUInt64LE(BigInt(entries), 32)
  bytes.writeBigUInt64LE(BigInt(length), 40)
  bytes.writeBigUInt64LE(BigInt(offset), 48)
  bytes.writeUInt32LE(0x07064b50, 56)
  bytes.writeBigUInt64LE(BigInt(offset + length), 64)
  bytes.writeUInt32LE(1, 72)
  return bytes
}
