import fs from 'node:fs'
import {constants} from 'node:os'
import {joinPath, splitPath} from '../../domain/byte-path.ts'
import {pathSteps} from './path-steps.ts'

/** A folder held open by node:fs: its children are named below `at`, whatever the length of its own path. */
export interface HeldFolder {
  readonly at: Buffer
  close(): void
}

/** Opens a folder that is no link. On Linux by a descriptor that is named through /proc; elsewhere by its path. */
export function holdFolder(path: Buffer): HeldFolder {
  if (process.platform === 'linux') {
    const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | fs.constants.O_NOFOLLOW)
    return {at: Buffer.from(`/proc/self/fd/${fd}`), close: () => fs.closeSync(fd)}
  }
  if (!fs.lstatSync(path).isDirectory()) throw errnoError('ENOTDIR')
  return {at: path, close: () => undefined}
}

/** Opens a folder by an absolute path of any length. */
export function holdTop(path: Uint8Array): HeldFolder {
  const [first, ...rest] = pathSteps(path)
  return rest.reduce((folder, step) => stepInto(folder, step), holdFolder(Buffer.from(first ?? path)))
}

/** Opens a folder below another one, name by name, so that no link is followed; the upper one stays open. */
export function holdBelow(top: HeldFolder, relative: Uint8Array): HeldFolder {
  return splitPath(relative).reduce((folder, name) => stepInto(folder, name), holdFolder(within(top, dot)))
}

/** Opens a folder below the root name by name, or by an absolute path. */
export function holdAt(root: Uint8Array | undefined, path: Uint8Array): HeldFolder {
  if (root === undefined) return holdTop(path)
  const top = holdTop(root)
  try {
    return holdBelow(top, path)
  } finally {
    top.close()
  }
}

/** Opens a file of a folder for reading; never by a link, never waiting. */
export function openWithin(folder: HeldFolder, name: Uint8Array): number {
  return fs.openSync(within(folder, name), fileFlags)
}

export function within(folder: HeldFolder, name: Uint8Array): Buffer {
  return Buffer.from(joinPath(folder.at, name))
}

/** Runs what node:fs may throw from, and answers its number or the negative errno. */
export function answering(run: () => number): number {
  try {
    return run()
  } catch (cause) {
    return errnoOf(cause)
  }
}

export function errnoOf(cause: unknown): number {
  if (!(cause instanceof Error) || !('errno' in cause) || typeof cause.errno !== 'number') throw cause
  return cause.errno
}

export function errnoError(name: 'EXDEV' | 'ENOTDIR' | 'EBADF' | 'ESTALE'): Error {
  return Object.assign(new Error(name), {errno: -constants.errno[name]})
}

/** Node tells times of any year; the index has 64 bits for them. */
export function clampNanoseconds(time: bigint): bigint {
  return time > latest ? latest : time < -latest - 1n ? -latest - 1n : time
}

const latest = 0x7fffffffffffffffn
export const dot = Buffer.from('.')
// Windows knows neither flag.
const fileFlags = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0)

function stepInto(folder: HeldFolder, name: Uint8Array): HeldFolder {
  try {
    return holdFolder(within(folder, name))
  } finally {
    folder.close()
  }
}
