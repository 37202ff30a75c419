import {Buffer} from 'node:buffer'
import {crc32, deflateRawSync} from 'node:zlib'
import type {FileToPack, ToPack} from './to-pack.ts'
import {deflated} from './deflated.ts'
import {centralHeader, descriptor, endOfZip, localHeader, type ZipWritten} from './zip-headers.ts'

/** Files up to this size are held whole, so that their header tells all of them. */
const WHOLE_BYTES = 1024 * 1024

/** The bytes of a ZIP archive. */
export function* zipBytes(things: Iterable<ToPack>): Generator<Uint8Array> {
  const central: Uint8Array[] = []
  let offset = 0
  for (const thing of things) {
    const start = offset
    const written: ZipWritten = {thing, offset: start, method: 0, crc32: 0, size: 0, packed: 0, isStreamed: false}
    for (const bytes of thing.kind === 'file' && thing.size > WHOLE_BYTES ? streamed(thing, written) : whole(thing, written)) {
      offset += bytes.length
      yield bytes
    }
    central.push(centralHeader(written))
  }
  const directory = Buffer.concat(central)
  yield directory
  yield endOfZip({entries: central.length, offset, length: directory.length})
}

function* whole(thing: ToPack, written: ZipWritten): Generator<Uint8Array> {
  const bytes = thing.kind === 'file' ? Buffer.concat([...thing.content()]) : thing.kind === 'link' ? thing.target : new Uint8Array(0)
  const smaller = thing.kind === 'file' && bytes.length > 0 ? deflateRawSync(bytes) : undefined
  const isSmaller = smaller !== undefined && smaller.length < bytes.length
  const packed = isSmaller ? smaller : bytes
  written.method = isSmaller ? 8 : 0
  written.crc32 = crc32(bytes)
  written.size = bytes.length
  written.packed = packed.length
  yield Buffer.concat([localHeader(written), packed])
}

/** What it comes to stands behind it. */
function* streamed(file: FileToPack, written: ZipWritten): Generator<Uint8Array> {
  written.method = 8
  written.isStreamed = true
  yield localHeader(written)
  function* counted(): Generator<Uint8Array> {
    for (const bytes of file.content()) {
      written.crc32 = crc32(bytes, written.crc32)
      written.size += bytes.length
      yield bytes
    }
  }
  for (const bytes of deflated(counted())) {
    written.packed += bytes.length
    yield bytes
  }
  yield descriptor(written)
}
