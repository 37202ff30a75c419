import type {LibraryFiles} from '../domain/library-files.ts'

/**
 * The highest user_version that a write-ahead log holds for its database, 0 where it holds none.
 * A newer program that was killed may have left its version only there. Sums of frames are not looked at, because refusing too much harms
 * little; but a kill between a frame's head and its page leaves a page of an earlier round there, which is any page: one that begins as
 * the first page of a database does says its version truly, whichever round it is of.
 * Source: sqlite.org/fileformat2.html §4.1.
 */
export async function walVersion(path: string, files: LibraryFiles): Promise<number> {
  const header = viewOf(await files.readAt(path, 0, WAL_HEADER))
  if (header.byteLength < WAL_HEADER) return 0
  const frame = FRAME_HEADER + header.getUint32(8)
  const salt = header.getBigUint64(16)
  const atOnce = Math.max(1, Math.floor(CHUNK_BYTES / frame)) * frame
  let highest = 0
  for (let at = WAL_HEADER; ; at += atOnce) {
    const chunk = viewOf(await files.readAt(path, at, atOnce))
    const found = chunkVersion(chunk, frame, salt)
    highest = Math.max(highest, found.version)
    if (found.ended || chunk.byteLength < atOnce) return highest
  }
}

const WAL_HEADER = 32
const FRAME_HEADER = 24
const CHUNK_BYTES = 1 << 20
const USER_VERSION_AT = 60

/** Frames of an earlier round of the log carry another salt: there the log ends. */
function chunkVersion(chunk: DataView, frame: number, salt: bigint): {readonly version: number; readonly ended: boolean} {
  let version = 0
  for (let at = 0; at + frame <= chunk.byteLength; at += frame) {
    if (chunk.getBigUint64(at + 8) !== salt) return {version, ended: true}
    if (chunk.getUint32(at) === 1 && isFirstPage(chunk, at + FRAME_HEADER))
      version = Math.max(version, chunk.getUint32(at + FRAME_HEADER + USER_VERSION_AT))
  }
  return {version, ended: false}
}

/** "SQLite format 3" and a zero. */
function isFirstPage(chunk: DataView, at: number): boolean {
  return chunk.getBigUint64(at) === 0x53514c6974652066n && chunk.getBigUint64(at + 8) === 0x6f726d6174203300n
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
