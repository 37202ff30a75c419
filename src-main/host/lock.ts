import {createHash} from 'node:crypto'
import {closeSync, constants, fstatSync, mkdirSync, openSync} from 'node:fs'
import {createServer} from 'node:net'
import os from 'node:os'
import {dirname} from 'node:path'
import {CoreError} from '../contract/errors.ts'
import {diskError, errnoName, reasonOfErrno} from './native/errno.ts'
import {linuxCalls} from './native/linux-calls.ts'

/** A lock that this process holds; the system lets it go when the process dies, however it dies. */
export interface HeldLock {
  release(): void
}

/**
 * Takes the lock of a file, made when it is not there; undefined where another process holds it. What the file says or how old it is counts for nothing.
 * Linux by flock, macOS by O_EXLOCK (the same lock), Windows by a named pipe; on a Linux without native calls by an abstract socket,
 * so processes of one data dir must agree on having native calls.
 */
export async function takeLock(file: string): Promise<HeldLock | undefined> {
  const fd = openLockFile(file)
  if (fd === undefined) return undefined
  try {
    const lock = await lockOf(fd)
    if (lock === undefined) closeSync(fd)
    return lock
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

const exclusiveNow = 2 | 4
const macExclusive = 0x20

function openLockFile(file: string): number | undefined {
  try {
    mkdirSync(dirname(file), {recursive: true, mode: 0o700})
    const flags = constants.O_RDWR | constants.O_CREAT | (process.platform === 'darwin' ? macExclusive | constants.O_NONBLOCK : 0)
    return openSync(file, flags, 0o600)
  } catch (error) {
    if (process.platform === 'darwin' && error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined
    throw diskError(error, `The lock ${file} cannot be taken`)
  }
}

function lockOf(fd: number): Promise<HeldLock | undefined> | HeldLock | undefined {
  const held: HeldLock = {release: () => closeSync(fd)}
  if (process.platform === 'darwin') return held
  const calls = linuxCalls()
  if (calls === undefined) return lockByName(fd)
  const answer = calls.lock(fd, exclusiveNow)
  if (answer === -os.constants.errno.EWOULDBLOCK) return undefined
  if (answer < 0)
    throw new CoreError({code: 'Unsupported', message: `The folder of the lock cannot hold locks: ${reasonOfErrno(errnoName(answer))}.`})
  return held
}

// A name that the kernel knows only while somebody listens: neither form leaves anything behind.
function lockByName(fd: number): Promise<HeldLock | undefined> {
  const {dev, ino} = fstatSync(fd, {bigint: true})
  const name = `onefold-lock-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(diskError(error, 'The lock cannot be taken'))
    })
    server.listen(process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`, () => {
      server.unref()
      resolve({
        release() {
          server.close()
          closeSync(fd)
        },
      })
    })
  })
}
