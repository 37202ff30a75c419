import fs from 'node:fs'
import {constants} from 'node:os'
import {pathSteps} from '../native/path-steps.ts'
import type {FolderReader} from './folder-reader.ts'
import {fact, type Listing} from './listing.ts'

/**
 * Lists folders by node:fs alone, for machines where the native calls are missing.
 * On Linux it holds descriptors and names children by /proc/self/fd, so links are never followed and length does not matter;
 * elsewhere it goes by absolute paths, and a folder that somebody swaps for a link in that instant is followed.
 */
export class NodeFolderReader implements FolderReader {
  #root: Folder | undefined
  #device = 0n

  openRoot(path: Uint8Array): number {
    return answering(() => {
      this.#root = openTop(path)
      this.#device = fs.statSync(this.#root.at, {bigint: true}).dev
    })
  }

  list(relative: Uint8Array, listing: Listing): number {
    return answering(() => {
      const folder = this.#open(relative)
      try {
        if (fs.statSync(within(folder, dot), {bigint: true}).dev !== this.#device) throw errnoError('EXDEV')
        for (const name of fs.readdirSync(folder.at, {encoding: 'buffer'})) this.#readEntry(folder, name, listing)
      } finally {
        folder.close()
      }
    })
  }

  device(): string {
    return String(this.#device)
  }

  close(): void {
    this.#root?.close()
    this.#root = undefined
  }

  #open(relative: Uint8Array): Folder {
    if (this.#root === undefined) throw errnoError('EBADF')
    let folder = openFolder(within(this.#root, dot))
    if (relative.length === 0) return folder
    for (const name of partsOf(relative)) {
      const parent = folder
      try {
        folder = openFolder(within(parent, name))
      } finally {
        parent.close()
      }
    }
    return folder
  }

  #readEntry(folder: Folder, name: Buffer, listing: Listing): void {
    listing.statted++
    let stats: fs.BigIntStats
    try {
      stats = fs.lstatSync(within(folder, name), {bigint: true})
    } catch (cause) {
      const errno = errnoOf(cause)
      if (errno === -constants.errno.ENOENT) return
      if (!isFolderByListing(folder, name)) throw cause
      listing.addUnread(listing.add(name, 0, name.length), errno, [0, 0])
      return
    }
    writeStats(listing, listing.add(name, 0, name.length), {stats, home: this.#device})
  }
}

interface Folder {
  readonly at: Buffer
  close(): void
}

const dot = Buffer.from('.')
const slash = Buffer.from('/')

function openTop(path: Uint8Array): Folder {
  const [first, ...rest] = pathSteps(path)
  let folder = openFolder(Buffer.from(first ?? path))
  for (const step of rest) {
    const parent = folder
    try {
      folder = openFolder(within(parent, Buffer.from(step)))
    } finally {
      parent.close()
    }
  }
  return folder
}

function openFolder(path: Buffer): Folder {
  if (process.platform === 'linux') {
    const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | fs.constants.O_NOFOLLOW)
    return {at: Buffer.from(`/proc/self/fd/${fd}`), close: () => fs.closeSync(fd)}
  }
  const stats = fs.lstatSync(path)
  if (!stats.isDirectory()) throw errnoError('ENOTDIR')
  return {at: path, close: () => undefined}
}

function within(folder: Folder, name: Buffer): Buffer {
  return Buffer.concat([folder.at, slash, name])
}

function* partsOf(relative: Uint8Array): Generator<Buffer> {
  const bytes = Buffer.from(relative.buffer, relative.byteOffset, relative.length)
  let start = 0
  for (;;) {
    const end = bytes.indexOf(0x2f, start)
    yield bytes.subarray(start, end < 0 ? bytes.length : end)
    if (end < 0) return
    start = end + 1
  }
}

function isFolderByListing(folder: Folder, name: Buffer): boolean {
  return fs.readdirSync(folder.at, {encoding: 'buffer', withFileTypes: true}).some((entry) => name.equals(entry.name) && entry.isDirectory())
}

function writeStats(listing: Listing, word: number, from: {readonly stats: fs.BigIntStats; readonly home: bigint}): void {
  const {stats} = from
  listing.facts[word] = kindOf(stats, from.home)
  listing.facts[word + fact.mode] = Number(stats.mode)
  listing.facts[word + fact.nlink] = Number(stats.nlink)
  writeWide(listing.facts, word + fact.size, stats.size)
  writeWide(listing.facts, word + fact.inode, stats.ino)
  writeWide(listing.facts, word + fact.mtime, clamped(stats.mtimeNs))
  writeWide(listing.facts, word + fact.ctime, clamped(stats.ctimeNs))
  writeWide(listing.facts, word + fact.birth, clamped(stats.birthtimeNs))
}

function kindOf(stats: fs.BigIntStats, home: bigint): number {
  if (stats.isFile()) return 0
  if (stats.isDirectory()) return stats.dev === home ? 1 : 4
  return stats.isSymbolicLink() ? 2 : 3
}

function writeWide(facts: Uint32Array, at: number, value: bigint): void {
  facts[at] = Number(BigInt.asUintN(32, value))
  facts[at + 1] = Number(BigInt.asUintN(32, value >> 32n))
}

function clamped(time: bigint): bigint {
  return time > latest ? latest : time < -latest - 1n ? -latest - 1n : time
}

const latest = 0x7fffffffffffffffn

function answering(run: () => void): number {
  try {
    run()
    return 0
  } catch (cause) {
    return errnoOf(cause)
  }
}

function errnoOf(cause: unknown): number {
  if (!(cause instanceof Error) || !('errno' in cause) || typeof cause.errno !== 'number') throw cause
  return cause.errno
}

function errnoError(name: 'EXDEV' | 'ENOTDIR' | 'EBADF'): Error {
  return Object.assign(new Error(name), {errno: -constants.errno[name]})
}
