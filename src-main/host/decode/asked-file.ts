import {Buffer} from 'node:buffer'
import {type BigIntStats, closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'
import {CoreError} from '../../contract/errors.ts'
import {displayName} from '../../domain/display-path.ts'
import {isPlaceholder} from '../../domain/placeholder.ts'
import {diskError} from '../native/errno.ts'

/** A file that is to be read as its row knows it. */
export interface AskedFile {
  /** Absolute, raw bytes. */
  readonly path: Uint8Array
  /** As its row has them; without, whatever stands there is read. */
  readonly facts?: {readonly size: number; readonly mtimeNs: bigint; readonly inode: bigint} | undefined
  /** Its volume tells truly how much of a file is on the disk. */
  readonly tellsBlocks: boolean
}

export interface OpenFile {
  readonly size: number
  /** Fewer bytes only at the end. */
  read(offset: number, length: number): Buffer
}

/** Opens a regular file for as long as `use` takes: no link, no pipe, nothing whose bytes lie in a cloud, and no other than was asked for. */
export async function withFile<V>(file: AskedFile, use: (opened: OpenFile) => V | Promise<V>): Promise<V> {
  const shown = displayName(file.path).text
  const opened = said(shown, () => openSync(Buffer.from(file.path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK))
  try {
    const facts = said(shown, () => fstatSync(opened, {bigint: true}))
    refuseOthers(facts, file, shown)
    const read = (offset: number, length: number): Buffer => said(shown, () => readAt(opened, offset, length))
    return await use({size: Number(facts.size), read})
  } finally {
    closeSync(opened)
  }
}

/** Reads the whole file, up to a size. */
export function readAll({size, read}: OpenFile, mostBytes: number): Buffer {
  if (size > mostBytes) throw new CoreError({code: 'Unsupported', message: `The file is larger than ${mostBytes / 1_000_000} MB.`})
  return read(0, size)
}

function refuseOthers(found: BigIntStats, {facts, tellsBlocks}: AskedFile, shown: string): void {
  if (!found.isFile()) throw new CoreError({code: 'Conflict', message: `${shown} is no regular file any more.`})
  if (tellsBlocks && isPlaceholder({size: Number(found.size), blocks: Number(found.blocks)}))
    throw new CoreError({code: 'Offline', message: `The bytes of ${shown} are not on this machine; reading them would fetch them.`})
  if (!facts) return
  const {size, mtimeNs, ino} = found
  if (Number(size) !== facts.size || mtimeNs !== facts.mtimeNs || BigInt.asIntN(64, ino) !== facts.inode)
    throw new CoreError({code: 'Conflict', message: `${shown} has changed since it was last looked at.`})
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let end = 0
  while (end < length) {
    const count = readSync(file, bytes, end, length - end, offset + end)
    if (count === 0) break
    end += count
  }
  return bytes.subarray(0, end)
}

function said<V>(shown: string, act: () => V): V {
  try {
    return act()
  } catch (error) {
    throw diskError(error, `${shown} could not be read`)
  }
}
