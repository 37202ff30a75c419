import fs from 'node:fs'
import {constants} from 'node:os'
import {goingOn} from '../going-on.ts'
import {answering, clampNanoseconds, dot, errnoError, errnoOf, holdBelow, holdTop, within, type HeldFolder} from '../native/node-paths.ts'
import type {FolderReader, ListedFolder} from './folder-reader.ts'
import {fact, type Listing} from './listing.ts'

/**
 * Lists folders by node:fs alone, for machines where the native calls are missing.
 * On Linux it holds descriptors and names children by /proc/self/fd, so links are never followed and length does not matter;
 * elsewhere it goes by absolute paths, and a folder that somebody swaps for a link in that instant is followed.
 */
export class NodeFolderReader implements FolderReader {
  readonly watched = 0
  readonly stirred = false
  #root: HeldFolder | undefined
  #device = 0n

  openRoot(path: Uint8Array): number {
    return answering(() => {
      this.#root = holdTop(path)
      this.#device = fs.statSync(this.#root.at, {bigint: true}).dev
      return 0
    })
  }

  list({path, inode, names}: ListedFolder, listing: Listing): number {
    return answering(() => {
      if (this.#root === undefined) throw errnoError('EBADF')
      const folder = holdBelow(this.#root, path)
      try {
        const own = fs.statSync(within(folder, dot), {bigint: true})
        if (own.dev !== this.#device) throw errnoError('EXDEV')
        if (inode !== undefined && BigInt.asIntN(64, own.ino) !== inode) throw errnoError('ESTALE')
        if (names) for (const name of names) this.#ask(folder, name, listing)
        else for (const name of fs.readdirSync(folder.at, {encoding: 'buffer'})) this.#readEntry(folder, name, listing)
      } finally {
        folder.close()
      }
      return 0
    })
  }

  device(): string {
    return String(this.#device)
  }

  close(): void {
    this.#root?.close()
    this.#root = undefined
  }

  #ask(folder: HeldFolder, name: Uint8Array, listing: Listing): void {
    listing.statted++
    const answer = answering(() => {
      const stats = fs.lstatSync(within(folder, Buffer.from(name)), {bigint: true})
      writeStats(listing, listing.add(name, 0, name.length), {stats, home: this.#device})
      return 0
    })
    if (answer === -constants.errno.ENOENT) listing.addNone(name)
  }

  #readEntry(folder: HeldFolder, name: Buffer, listing: Listing): void {
    listing.statted++
    goingOn()
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

function isFolderByListing(folder: HeldFolder, name: Buffer): boolean {
  return fs
    .readdirSync(folder.at, {encoding: 'buffer', withFileTypes: true})
    .some((entry) => name.equals(entry.name) && entry.isDirectory())
}

function writeStats(listing: Listing, word: number, from: {readonly stats: fs.BigIntStats; readonly home: bigint}): void {
  const {stats} = from
  listing.facts[word] = kindOf(stats, from.home)
  listing.facts[word + fact.mode] = Number(stats.mode)
  listing.facts[word + fact.nlink] = Number(stats.nlink)
  writeWide(listing.facts, word + fact.size, stats.size)
  writeWide(listing.facts, word + fact.inode, stats.ino)
  writeWide(listing.facts, word + fact.mtime, clampNanoseconds(stats.mtimeNs))
  writeWide(listing.facts, word + fact.ctime, clampNanoseconds(stats.ctimeNs))
  writeWide(listing.facts, word + fact.birth, clampNanoseconds(stats.birthtimeNs))
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
