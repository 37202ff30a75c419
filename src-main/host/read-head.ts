import {Buffer} from 'node:buffer'
import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'
import {displayName} from '../domain/display-path.ts'
import {diskError} from './native/errno.ts'

/** Reads the first bytes of a regular file; nothing of a file of another kind, and links are not followed. */
export function readHead({path, bytes}: {readonly path: Uint8Array; readonly bytes: number}): Uint8Array {
  try {
    // A FIFO without a writer would block the open for ever.
    const file = openSync(Buffer.from(path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      if (!fstatSync(file).isFile()) return new Uint8Array(0)
      const head = new Uint8Array(bytes)
      return head.slice(0, readSync(file, head, 0, bytes, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw diskError(error, `${displayName(path).text} could not be read`)
  }
}
