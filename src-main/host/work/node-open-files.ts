import fs from 'node:fs'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {nodeFacts} from './node-facts.ts'
import {nodeKeep} from './node-keep.ts'
import type {NodeFolders} from './node-folders.ts'
import {causedFailure, failureOf} from './work-failure.ts'

/** The open files of a NodeWorkDisk; their number is their descriptor. */
export class NodeOpenFiles {
  readonly #folders: NodeFolders
  readonly #open = new Map<number, Opened>()
  #memory = Buffer.alloc(1 << 18)

  constructor(folders: NodeFolders) {
    this.#folders = folders
  }

  openSource(spot: Spot): OpenFile {
    return this.#openFile(spot, reading | noAccessTime)
  }

  openPart(spot: Spot): OpenFile {
    return this.#openFile(spot, reading | fs.constants.O_RDWR)
  }

  createPart(spot: Spot, mode = 0o600): OpenFile {
    return saying({at: spot, verb: 'made'}, () => {
      const fd = fs.openSync(this.#folders.path(spot), creating, mode)
      this.#open.set(fd, {spot, accessNs: undefined})
      return fd
    })
  }

  factsOf(file: OpenFile): Facts {
    return this.#on(file, 'looked at', () => nodeFacts(fs.fstatSync(file, {bigint: true})))
  }

  read(file: OpenFile, range: {readonly offset: number; readonly length: number}): Uint8Array {
    if (range.length > this.#memory.length) this.#memory = Buffer.alloc(range.length)
    return this.#on(file, 'read', () => {
      let done = 0
      while (done < range.length) {
        const got = fs.readSync(file, this.#memory, {offset: done, length: range.length - done, position: range.offset + done})
        if (got === 0) break
        done += got
      }
      // Not a Buffer: its `slice` would answer the same memory, which the next read changes.
      return new Uint8Array(this.#memory.buffer, this.#memory.byteOffset, done)
    })
  }

  write(file: OpenFile, bytes: Uint8Array, offset: number): void {
    this.#on(file, 'written', () => {
      let done = 0
      while (done < bytes.length) done += fs.writeSync(file, bytes, done, bytes.length - done, offset + done)
    })
  }

  /** Where files can be named by their descriptors; elsewhere the name could lead to another file by now. */
  clone(from: OpenFile, to: OpenFile): boolean {
    if (process.platform !== 'linux') return false
    return this.#on(to, 'written', () => {
      const {mode} = fs.fstatSync(to)
      try {
        fs.copyFileSync(`/proc/self/fd/${from}`, `/proc/self/fd/${to}`, fs.constants.COPYFILE_FICLONE_FORCE)
        return true
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cannotHere.has(String(cause.code))) return false
        throw cause
      } finally {
        // It gives the mode of the source before anything else.
        fs.fchmodSync(to, mode & 0o7777)
      }
    })
  }

  resize(file: OpenFile, size: number): void {
    this.#on(file, 'resized', () => fs.ftruncateSync(file, size))
  }

  keep(file: OpenFile, seen: Facts, source: OpenFile | undefined): readonly string[] {
    const accessNs = source === undefined ? undefined : this.#open.get(source)?.accessNs
    return this.#on(file, 'given its attributes', () =>
      nodeKeep(
        {
          stat: () => fs.fstatSync(file, {bigint: true}),
          own: (owner, group) => fs.fchownSync(file, owner, group),
          mode: (mode) => fs.fchmodSync(file, mode),
          times: (access, change) => fs.futimesSync(file, access, change),
        },
        seen,
        accessNs,
      ),
    )
  }

  flush(file: OpenFile): void {
    this.#on(file, 'flushed', () => fs.fsyncSync(file))
  }

  close(file: OpenFile): void {
    this.#on(file, 'closed', () => {
      this.#open.delete(file)
      fs.closeSync(file)
    })
  }

  #openFile(spot: Spot, flags: number): OpenFile {
    const doing = {at: spot, verb: 'opened'}
    return saying(doing, () => {
      const path = this.#folders.path(spot)
      // Looked at first: to open a pipe or a device can do something to it.
      mustBeFile(fs.lstatSync(path, {bigint: true}), spot)
      const fd = openQuietly(path, flags)
      try {
        const stats = fs.fstatSync(fd, {bigint: true})
        mustBeFile(stats, spot)
        this.#open.set(fd, {spot, accessNs: stats.atimeNs})
        return fd
      } catch (cause) {
        fs.closeSync(fd)
        throw cause
      }
    })
  }

  #on<V>(file: OpenFile, verb: string, act: () => V): V {
    const opened = this.#open.get(file)
    if (opened === undefined) throw new Error(`File ${file} is not open.`)
    return saying({at: opened.spot, verb}, act)
  }
}

interface Opened {
  readonly spot: Spot
  readonly accessNs: bigint | undefined
}

/** Runs calls of node:fs and turns what they throw into failures. */
export function saying<V>(doing: {readonly at: Spot | Uint8Array; readonly verb: string}, act: () => V): V {
  try {
    return act()
  } catch (cause) {
    throw causedFailure(cause, doing)
  }
}

// Windows knows none of the three.
const {O_NOFOLLOW = 0, O_NONBLOCK = 0, O_NOATIME = 0} = fs.constants as Partial<typeof fs.constants>
const noAccessTime = O_NOATIME
const reading = fs.constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK
const creating = fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_EXCL | O_NOFOLLOW
const notFiles = ['', 'EISDIR', 'ELOOP', 'EINVAL'] as const
const cannotHere: ReadonlySet<string> = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'ENOTTY', 'EPERM', 'ETXTBSY', 'EXDEV'])

function mustBeFile(stats: fs.BigIntStats, spot: Spot): void {
  const {kind} = nodeFacts(stats)
  if (kind !== 0) throw failureOf(notFiles[kind]!, {at: spot, verb: 'opened'})
}

// Only the owner may read without leaving a trace.
function openQuietly(path: Buffer, flags: number): number {
  try {
    return fs.openSync(path, flags)
  } catch (cause) {
    if ((flags & noAccessTime) === 0 || !(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) throw cause
    return fs.openSync(path, flags & ~noAccessTime)
  }
}
