import {constants} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import {randomFillSync} from 'node:crypto'
import {CoreError} from '../../contract/errors.ts'
import {codeOfErrno, nameOfCause, reasonOfErrno} from '../native/errno.ts'
import {linuxCalls, openFlag} from '../native/linux-calls.ts'
import {changeFlag} from '../native/linux-change-calls.ts'

/** Bytes a second. */
export interface Measured {
  readonly readRate?: number
  readonly writeRate?: number
  /** How much was moved each way. */
  readonly bytes: number
}

export interface MeasureInput {
  /** Where a file without a name may be made, one after the other. */
  readonly folders: readonly Uint8Array[]
  /** The device below the volume, which is only read where no file can be made. */
  readonly device: string
  /** At most so much is written. */
  readonly bytes: number
}

const PIECE = 4 << 20
const WITHIN_MS = 2500

/**
 * Measures how fast a volume is without touching what lies on it: it writes a file that never gets a name (O_TMPFILE), which is gone with
 * its descriptor, also after a kill, and reads it back from the disk. Where none can be made it reads the device itself.
 */
export async function measureSpeed({folders, device, bytes}: MeasureInput): Promise<Measured> {
  const file = await unnamedFile(folders)
  if (file) {
    try {
      return await throughFile(file, bytes)
    } finally {
      await file.close()
    }
  }
  const raw = device.startsWith('/dev/') ? await opened(device, constants.O_RDONLY) : undefined
  if (!raw)
    throw new CoreError({
      code: 'Unsupported',
      message: 'The speed of this volume cannot be measured: it takes no file without a name from you, and its device may not be read.',
    })
  try {
    const {size} = await raw.stat()
    const {rate, moved} = await readThrough(raw, Math.min(bytes, size || bytes))
    return {...(rate === undefined ? {} : {readRate: rate}), bytes: moved}
  } finally {
    await raw.close()
  }
}

async function throughFile(file: FileHandle, bytes: number): Promise<Measured> {
  // What can be compressed would be written in less time than it takes.
  const piece = randomFillSync(Buffer.allocUnsafe(PIECE))
  const began = performance.now()
  let moved = 0
  try {
    while (moved < bytes && performance.now() - began < WITHIN_MS) {
      piece.writeUInt32LE(moved / PIECE, 0)
      moved += (await file.write(piece, 0, Math.min(PIECE, bytes - moved))).bytesWritten
    }
    await file.datasync()
  } catch (error) {
    const name = nameOfCause(error)
    throw new CoreError({code: codeOfErrno(name), message: `The speed could not be measured: ${reasonOfErrno(name)}.`}, {cause: error})
  }
  const writeRate = rateOf(moved, began)
  const {rate} = await readThrough(file, moved)
  return {writeRate, ...(rate === undefined ? {} : {readRate: rate}), bytes: moved}
}

/** From the disk: what memory holds of it is forgotten first, and where that cannot be, nothing is said. */
async function readThrough(file: FileHandle, bytes: number): Promise<{readonly rate?: number; readonly moved: number}> {
  if (linuxCalls()?.advise(file.fd, DONT_NEED) !== 0) return {moved: 0}
  const piece = Buffer.allocUnsafe(PIECE)
  const began = performance.now()
  let moved = 0
  while (moved < bytes && performance.now() - began < WITHIN_MS) {
    const {bytesRead} = await file.read(piece, 0, PIECE, moved)
    if (bytesRead === 0) break
    moved += bytesRead
  }
  return moved === 0 ? {moved} : {rate: rateOf(moved, began), moved}
}

const DONT_NEED = 4

const rateOf = (bytes: number, began: number): number => Math.round(bytes / Math.max(0.001, (performance.now() - began) / 1000))

async function unnamedFile(folders: readonly Uint8Array[]): Promise<FileHandle | undefined> {
  if (process.platform !== 'linux') return undefined
  for (const folder of folders) {
    const file = await opened(Buffer.from(folder), constants.O_RDWR | changeFlag.temporary | openFlag.folder, 0o600)
    if (file) return file
  }
  return undefined
}

/** The file, or none where this user or this volume cannot have it. */
async function opened(path: string | Buffer, flags: number, mode?: number): Promise<FileHandle | undefined> {
  try {
    return await open(path, flags, mode)
  } catch (error) {
    if (nameOfCause(error) !== '') return undefined
    throw error
  }
}
