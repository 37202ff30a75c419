import {constants} from 'node:os'
import {goingOn} from '../going-on.ts'
import {openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {nanoWords, putStatTime} from '../native/nanoseconds.ts'
import {birthIsTold, deviceNumber, isMountTop, isOfInode, statWord} from '../native/statx.ts'
import {linuxPaths} from '../native/linux-paths.ts'
import type {LinuxWatchCalls} from '../native/linux-watch-calls.ts'
import type {WatchStart} from '../walk-chunk.ts'
import {type FolderReader, type ListedFolder, STANDING} from './folder-reader.ts'
import {fact, type Listing} from './listing.ts'

/** How a reader watches what it lists. */
export interface ReaderWatch extends WatchStart {
  readonly calls: LinuxWatchCalls
}

/** Lists folders by getdents64 and statx into one buffer that is used again: no object is made for an entry. */
export class LinuxFolderReader implements FolderReader {
  watched = 0
  stirred = false
  readonly #calls: LinuxCalls
  readonly #watch: ReaderWatch | undefined
  readonly #paths: ReturnType<typeof linuxPaths>
  readonly #dents = nativeMemory(dentsBytes)
  readonly #stat = nativeMemory(256)
  readonly #dot = nativeMemory(8)
  /** Device and mount of the top. */
  readonly #home = new Uint32Array(4)
  #root = -1

  constructor(calls: LinuxCalls, watch?: ReaderWatch) {
    this.#calls = calls
    this.#watch = watch
    this.#paths = linuxPaths(calls)
    this.#dot.bytes[0] = 0x2e
  }

  openRoot(path: Uint8Array): number {
    this.#root = this.#paths.open(path, directory)
    if (this.#root < 0) return this.#root
    const told = this.#calls.facts(this.#root, this.#dot.address, this.#stat.address)
    if (told < 0) return told
    this.#home.set(this.#stat.words.subarray(statWord.device, statWord.device + 4))
    return 0
  }

  list(folder: ListedFolder, listing: Listing): number {
    const fd = this.#paths.openBelow(this.#root, folder.path, directory)
    if (fd < 0) return fd
    const entered = this.#enter(fd, folder)
    const answer = entered === 0 ? this.#read(fd, folder, listing) : entered
    this.#calls.close(fd)
    return answer
  }

  #read(fd: number, {names}: ListedFolder, listing: Listing): number {
    if (names === undefined) return this.#readAll(fd, listing)
    for (const name of names) this.#readName(fd, name, listing)
    return 0
  }

  device(): string {
    return deviceNumber(this.#home[0]!, this.#home[1]!)
  }

  close(): void {
    if (this.#root >= 0) this.#calls.close(this.#root)
    this.#root = -1
  }

  // Asked by "." and not by the descriptor: it fails where names could be read but nothing about them.
  #enter(fd: number, {inode, ctimeNs, isNew}: ListedFolder): number {
    this.watched = 0
    this.stirred = false
    const told = this.#calls.facts(fd, this.#dot.address, this.#stat.address)
    if (told < 0) return told
    if (!this.#isHome()) return -constants.errno.EXDEV
    if (inode !== undefined && !isOfInode(this.#stat.words, inode)) return -constants.errno.ESTALE
    if (!this.#watch) return 0
    this.watched = this.#watch.calls.addFolder(this.#watch.ticket, fd)
    if (this.watched > 0 && this.watched <= this.#watch.highest) return isNew === true ? STANDING : 0
    this.stirred =
      this.watched > 0 && (ctimeNs === undefined ? this.#hasChangedSince(fd, this.#watch.beganMs) : this.#hasOtherTime(fd, ctimeNs))
    return 0
  }

  #hasChangedSince(fd: number, beganMs: number): boolean {
    if (this.#calls.facts(fd, this.#dot.address, this.#stat.address) < 0) return true
    const {words} = this.#stat
    const seconds = (words[statWord.ctime + 1]! | 0) * 4294967296 + words[statWord.ctime]!
    return seconds * 1000 >= beganMs - CLOCKS_APART_MS
  }

  #hasOtherTime(fd: number, ctimeNs: bigint): boolean {
    if (this.#calls.facts(fd, this.#dot.address, this.#stat.address) < 0) return true
    putStatTime(this.#stat.words, statWord.ctime)
    return nanoWords[0] !== Number(BigInt.asUintN(32, ctimeNs)) || nanoWords[1] !== Number(BigInt.asUintN(32, ctimeNs >> 32n))
  }

  #readName(fd: number, name: Uint8Array, listing: Listing): void {
    const bytes = this.#dents.bytes
    bytes.set(name, 0)
    bytes[name.length] = 0
    listing.statted++
    const told = this.#ask(fd, this.#dents.address, untold)
    goingOn()
    if (told === 0) this.#write(listing, listing.add(name, 0, name.length))
    // What cannot be asked about is not known, and not gone.
    else if (told === -constants.errno.ENOENT) listing.addNone(name)
  }

  #isHome(): boolean {
    const words = this.#stat.words
    const home = this.#home
    return (
      words[statWord.device] === home[0] &&
      words[statWord.device + 1] === home[1] &&
      words[statWord.mount] === home[2] &&
      words[statWord.mount + 1] === home[3]
    )
  }

  #readAll(fd: number, listing: Listing): number {
    const bytes = this.#dents.bytes
    for (;;) {
      const length = this.#calls.readFolder(fd, this.#dents.address, dentsBytes)
      if (length <= 0) return length
      for (let at = 0; at < length; at += bytes[at + 16]! | (bytes[at + 17]! << 8)) {
        const answer = this.#readEntry(fd, at, listing)
        if (answer < 0) return answer
      }
    }
  }

  // struct linux_dirent64: inode (8), offset (8), record length (2), type (1), name.
  #readEntry(fd: number, at: number, listing: Listing): number {
    const bytes = this.#dents.bytes
    const start = at + 19
    let end = start
    while (bytes[end] !== 0) end++
    if (bytes[start] === dotByte && (end === start + 1 || (end === start + 2 && bytes[start + 1] === dotByte))) return 0
    listing.statted++
    const told = this.#ask(fd, this.#dents.address + start, bytes[at + 18]!)
    goingOn()
    if (told === 0) {
      this.#write(listing, listing.add(bytes, start, end))
      return 0
    }
    if (told === -constants.errno.ENOENT) return 0
    if (bytes[at + 18] !== folderType) return told
    listing.addUnread(listing.add(bytes, start, end), told, this.#dents.words.subarray(at >> 2, (at >> 2) + 2))
    return 0
  }

  // A folder may be the top of another volume, which may be dead: what is known of that is enough.
  #ask(fd: number, name: number, type: number): number {
    if (type === folderType || type === untold) {
      const known = this.#calls.knownFacts(fd, name, this.#stat.address)
      if (known === 0 && (this.#stat.words[statWord.attributes]! & isMountTop) !== 0) return 0
    }
    return this.#calls.facts(fd, name, this.#stat.address)
  }

  #write(listing: Listing, word: number): void {
    const words = this.#stat.words
    const facts = listing.facts
    const mode = words[statWord.mode]! & 0xffff
    const type = mode & 0xf000
    facts[word] = type === 0x8000 ? 0 : type === 0x4000 ? (this.#isHome() ? 1 : 4) : type === 0xa000 ? 2 : 3
    facts[word + fact.mode] = mode
    facts[word + fact.nlink] = words[statWord.nlink]!
    facts[word + fact.size] = words[statWord.size]!
    facts[word + fact.size + 1] = words[statWord.size + 1]!
    facts[word + fact.inode] = words[statWord.inode]!
    facts[word + fact.inode + 1] = words[statWord.inode + 1]!
    putStatTime(words, statWord.mtime)
    takeTime(facts, word + fact.mtime)
    putStatTime(words, statWord.ctime)
    takeTime(facts, word + fact.ctime)
    if ((words[statWord.mask]! & birthIsTold) !== 0) {
      putStatTime(words, statWord.birth)
      takeTime(facts, word + fact.birth)
    } else {
      facts[word + fact.birth] = facts[word + fact.birth + 1] = 0
    }
  }
}

function takeTime(facts: Uint32Array, at: number): void {
  facts[at] = nanoWords[0]!
  facts[at + 1] = nanoWords[1]!
}

const dentsBytes = 128 * 1024
/** Times of files are told in whole seconds here, and walkers of one run begin one after the other. */
const CLOCKS_APART_MS = 2000
const folderType = 4
const untold = 0
const dotByte = 0x2e
const directory = openFlag.folder | openFlag.noFollow | openFlag.closeOnExec
