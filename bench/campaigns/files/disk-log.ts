import {closeSync, openSync, readSync, writevSync} from 'node:fs'

/** What one disk was told. What was written before a flush survives it; of what came after, anything may. */
export type DiskRecord =
  | {readonly kind: 'write'; readonly disk: number; readonly offset: number; readonly data: Buffer}
  | {readonly kind: 'flush'; readonly disk: number}

const HEAD = 16
const FLUSH = 0xffffffff

/** Adds a record to an open log. */
export function putRecord(log: number, record: DiskRecord): void {
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(record.disk, 0)
  head.writeUInt32LE(record.kind === 'write' ? record.data.length : FLUSH, 4)
  if (record.kind === 'write') head.writeBigUInt64LE(BigInt(record.offset), 8)
  writevSync(log, record.kind === 'write' ? [head, record.data] : [head])
}

/** Reads a log between two of its lengths. */
export function readRecords(
  path: string,
  {from, to}: {readonly from: number; readonly to: number},
): readonly (DiskRecord & {readonly end: number})[] {
  const bytes = Buffer.alloc(to - from)
  const log = openSync(path, 'r')
  readSync(log, bytes, 0, bytes.length, from)
  closeSync(log)
  const records: (DiskRecord & {end: number})[] = []
  for (let at = 0; at < bytes.length;) {
    const disk = bytes.readUInt32LE(at)
    const length = bytes.readUInt32LE(at + 4)
    const offset = Number(bytes.readBigUInt64LE(at + 8))
    at += HEAD
    if (length === FLUSH) records.push({kind: 'flush', disk, end: from + at})
    else {
      records.push({kind: 'write', disk, offset, data: bytes.subarray(at, at + length), end: from + at + length})
      at += length
    }
  }
  return records
}
