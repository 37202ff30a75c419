import {Buffer} from 'node:buffer'
import {constants, crc32, deflateRawSync} from 'node:zlib'

const WINDOW_BYTES = 32 * 1024
const GATHERED_BYTES = 1024 * 1024
/** An empty block that says that it is the last one. */
const LAST_BLOCK = Uint8Array.of(3, 0)

/** Deflates pieces one after the other into one stream: each begins with what the one before it ended with as its dictionary. */
export function* deflated(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let dictionary: Uint8Array | undefined
  for (const piece of pieces) {
    if (piece.length === 0) continue
    yield deflateRawSync(piece, {finishFlush: constants.Z_SYNC_FLUSH, ...(dictionary && {dictionary})})
    dictionary = piece.length >= WINDOW_BYTES ? piece.subarray(piece.length - WINDOW_BYTES) : undefined
  }
  yield LAST_BLOCK
}

const GZIP_BYTES = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)

/** Packs bytes by gzip; it tells no time and no name, so that the same bytes give the same. */
export function* gzipOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield GZIP_BYTES
  let sum = 0
  let length = 0
  function* counted(): Generator<Uint8Array> {
    for (const piece of gathered(pieces)) {
      sum = crc32(piece, sum)
      length += piece.length
      yield piece
    }
  }
  yield* deflated(counted())
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  tail.writeUInt32LE(length % 2 ** 32, 4)
  yield tail
}

/** Small pieces together: what is deflated alone packs badly. */
function* gathered(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let some: Uint8Array[] = []
  let bytes = 0
  for (const piece of pieces) {
    some.push(piece)
    bytes += piece.length
    if (bytes < GATHERED_BYTES) continue
    yield Buffer.concat(some)
    some = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(some)
}
