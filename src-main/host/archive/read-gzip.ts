import type {ArchiveBytes} from './archive-bytes.ts'
import {gzipCheck} from './gzip-check.ts'
import {openGzipMarks} from './gzip-marks.ts'
import {gzipped} from './gzipped.ts'
import type {PackedFile} from './packed-archive.ts'
import {limited} from './limited.ts'

const STEP_BYTES = 1024 * 1024

/** One file that is packed by gzip and no archive: how long it is tells nobody but who unpacks it. */
export function readGzip(bytes: ArchiveBytes, name: string): readonly PackedFile[] {
  const marks = openGzipMarks()
  const {stream, length, mustBePlausible, mustBeWhole} = gzipCheck(bytes, marks)
  while (stream.take(STEP_BYTES).length > 0) mustBePlausible()
  mustBeWhole()
  const sizeBytes = length()
  const seconds = new DataView(bytes.read(0, 8).buffer).getUint32(4, true)
  const source = gzipped(bytes, marks)
  const open = () => limited(source.at(0), sizeBytes, name)
  return [{path: name, kind: 'file', sizeBytes, mode: undefined, mtimeNs: BigInt(seconds) * 1_000_000_000n, open}]
}
