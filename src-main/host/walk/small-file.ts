import fs from 'node:fs'
import {constants} from 'node:os'
import {errnoOf} from '../native/node-paths.ts'

/** Tells that a file holds more than it may. */
export const TOO_LARGE = -constants.errno.EFBIG

interface SmallFile {
  readonly atMost: number
  readonly followLinks: boolean
}

/**
 * Reads a whole small file; waits for no pipe, and follows a link only where it is said. Undefined where there is no such file; a negative
 * errno where it cannot be read.
 */
export function readSmallFile(path: Buffer, {atMost, followLinks}: SmallFile): Uint8Array | number | undefined {
  let fd: number | undefined
  try {
    fd = fs.openSync(path, followLinks ? flags : flags | (fs.constants.O_NOFOLLOW ?? 0))
    const facts = fs.fstatSync(fd)
    if (!facts.isFile()) return undefined
    return facts.size > atMost ? TOO_LARGE : readWhole(fd, atMost)
  } catch (cause) {
    const errno = errnoOf(cause)
    return absent.has(errno) ? undefined : errno
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

// Windows does not know the second flag.
const flags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)
// ELOOP is what a link answers that is not followed, ENXIO a socket.
const {ENOENT, ENOTDIR, ELOOP, ENXIO} = constants.errno
const absent: ReadonlySet<number> = new Set([-ENOENT, -ENOTDIR, -ELOOP, -ENXIO])

// It may grow while it is read.
function readWhole(fd: number, atMost: number): Uint8Array | number {
  const parts: Buffer[] = []
  for (let length = 0; ;) {
    const part = Buffer.allocUnsafe(16_384)
    const count = fs.readSync(fd, part)
    if (count === 0) return Buffer.concat(parts)
    length += count
    if (length > atMost) return TOO_LARGE
    parts.push(part.subarray(0, count))
  }
}
