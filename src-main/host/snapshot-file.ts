import {closeSync, fsyncSync, openSync} from 'node:fs'
import {open, readFile, rename, rm} from 'node:fs/promises'
import {dirname} from 'node:path'
import {crc32} from 'node:zlib'
import {CoreError} from '../contract/errors.ts'

/**
 * Writes a file that can be thrown away, so that after a crash its path holds the old or the new one, whole.
 * The parts must not change until it is done; they are written in slices, and other work goes on between them.
 */
export async function writeSnapshot(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o600)
  try {
    let sum = 0
    for (const part of parts) {
      for (let from = 0; from < part.length; from += SLICE) {
        const slice = part.subarray(from, from + SLICE)
        sum = crc32(slice, sum)
        await file.writeFile(slice)
      }
    }
    const trailer = Buffer.alloc(TRAILER)
    MAGIC.copy(trailer)
    trailer.writeUInt32LE(sum, MAGIC.length)
    await file.writeFile(trailer)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(temporary, {force: true})
    throw new CoreError({code: 'InputOutput', message: `The snapshot ${path} could not be written.`}, {cause: error})
  }
  await file.close()
  await rename(temporary, path)
  syncFolder(dirname(path))
}

/** Reads what `writeSnapshot` wrote; undefined when there is none, a `Damaged` failure when it is not whole. */
export async function readSnapshot(path: string): Promise<Buffer | undefined> {
  const bytes = await readIfThere(path)
  if (!bytes) return undefined
  const length = bytes.length - TRAILER
  const whole = length >= 0 && bytes.subarray(length, length + MAGIC.length).equals(MAGIC)
  if (!whole || crc32(bytes.subarray(0, length)) !== bytes.readUInt32LE(length + MAGIC.length)) {
    throw new CoreError({code: 'Damaged', message: `The snapshot ${path} is damaged.`})
  }
  return bytes.subarray(0, length)
}

const SLICE = 4 * 1024 * 1024
const MAGIC = Buffer.from('ONEFSNAP')
const TRAILER = MAGIC.length + 4

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new CoreError({code: 'InputOutput', message: `The snapshot ${path} could not be read.`}, {cause: error})
  }
}

/** Makes the rename last; Windows has no such call for folders and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
