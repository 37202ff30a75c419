import {closeSync, fsyncSync, openSync} from 'node:fs'
import {type FileHandle, open, rename, rm} from 'node:fs/promises'
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

/** Whether there is one; not whether it is whole. */
export async function hasSnapshot(path: string): Promise<boolean> {
  const file = await openIfThere(path)
  await file?.close()
  return file !== undefined
}

/** The content of a snapshot, from its begin to its end. */
export interface SnapshotSource {
  /** Bytes that are still to come. */
  readonly left: number
  /** Fills the whole of `into` with what comes next. */
  fill(into: Uint8Array): Promise<void>
}

/**
 * Reads what `writeSnapshot` wrote, straight into where it shall stand, so that it is never held twice. Answers what `decode` makes of it;
 * undefined when there is no file or `decode` does not want it, a `Damaged` failure when it is not whole.
 */
export async function readSnapshot<T extends object>(
  path: string,
  decode: (source: SnapshotSource) => Promise<T | undefined>,
): Promise<T | undefined> {
  const file = await openIfThere(path)
  if (!file) return undefined
  try {
    const {size} = await file.stat()
    const trailer = Buffer.alloc(TRAILER)
    if (size < TRAILER) throw damaged(path)
    await readWhole(file, {into: trailer, at: size - TRAILER, path})
    if (!trailer.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(path)
    const {source, sum} = sourceOf(file, size - TRAILER, path)
    const decoded = await decode(source)
    if (decoded && (source.left > 0 || sum() !== trailer.readUInt32LE(MAGIC.length))) throw damaged(path)
    return decoded
  } finally {
    await file.close()
  }
}

const SLICE = 4 * 1024 * 1024
const MAGIC = Buffer.from('ONEFSNAP')
const TRAILER = MAGIC.length + 4

const damaged = (path: string): CoreError => new CoreError({code: 'Damaged', message: `The snapshot ${path} is damaged.`})

function sourceOf(file: FileHandle, size: number, path: string): {readonly source: SnapshotSource; sum(): number} {
  let at = 0
  let sum = 0
  const source: SnapshotSource = {
    get left() {
      return size - at
    },
    fill: async (into) => {
      if (into.length > size - at) throw damaged(path)
      for (let from = 0; from < into.length; from += SLICE) {
        const slice = into.subarray(from, from + SLICE)
        await readWhole(file, {into: slice, at, path})
        sum = crc32(slice, sum)
        at += slice.length
      }
    },
  }
  return {source, sum: () => sum}
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unreadable(path, error)
  }
}

async function readWhole(file: FileHandle, {into, at, path}: {readonly into: Uint8Array; readonly at: number; readonly path: string}) {
  let filled = 0
  while (filled < into.length) {
    const {bytesRead} = await file.read(into, filled, into.length - filled, at + filled).catch((error: unknown) => {
      throw unreadable(path, error)
    })
    if (bytesRead === 0) throw damaged(path)
    filled += bytesRead
  }
}

const unreadable = (path: string, cause: unknown): CoreError =>
  new CoreError({code: 'InputOutput', message: `The snapshot ${path} could not be read.`}, {cause})

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
