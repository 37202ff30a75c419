import {constants} from 'node:os'
import {openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {linuxPaths, type LinuxPaths} from '../native/linux-paths.ts'
import {nativeMemory} from '../native/memory.ts'
import {nanoWords, putStatTime} from '../native/nanoseconds.ts'
import {statWord} from '../native/statx.ts'
import {bufferBytes, type FileFacts, type OpenFiles} from './open-files.ts'

/** Reads files through native calls into memory that is used again; no object is made for a file. */
export class LinuxOpenFiles implements OpenFiles {
  readonly #calls: LinuxCalls
  readonly #paths: LinuxPaths
  readonly #memory = nativeMemory(bufferBytes)
  readonly #stat = nativeMemory(256)
  #size: Float64Array = new Float64Array(0)
  #mtime: Uint32Array = new Uint32Array(0)
  #ctime: Uint32Array = new Uint32Array(0)
  #inode: Uint32Array = new Uint32Array(0)
  #root = -1
  #folder = -1
  #fd = -1
  /** Added to how files are opened. */
  #traceless: number = openFlag.noAccessTime

  constructor(calls: LinuxCalls) {
    this.#calls = calls
    this.#paths = linuxPaths(calls)
  }

  get buffer(): Buffer {
    return this.#memory.bytes
  }

  begin(root: Uint8Array | undefined, facts: FileFacts): number {
    this.end()
    this.#size = facts.size
    this.#mtime = wordsOf(facts.mtimeNs)
    this.#ctime = wordsOf(facts.ctimeNs)
    this.#inode = wordsOf(facts.inode)
    if (root === undefined) return 0
    this.#root = this.#paths.open(root, openFlag.folder | openFlag.noFollow | openFlag.closeOnExec)
    return Math.min(this.#root, 0)
  }

  openFolder(path: Uint8Array): number {
    this.#leave()
    this.#traceless = openFlag.noAccessTime
    const flags = openFlag.pathOnly | openFlag.folder | openFlag.noFollow | openFlag.closeOnExec
    this.#folder = this.#root < 0 ? this.#paths.open(path, flags) : this.#paths.openBelow(this.#root, path, flags)
    return Math.min(this.#folder, 0)
  }

  open(name: Uint8Array): number {
    const flags = openFlag.noFollow | openFlag.nonBlocking | openFlag.closeOnExec
    this.#fd = this.#paths.openBelow(this.#folder, name, flags | this.#traceless)
    // Only the owner may read without a trace; what lies in one folder mostly has one owner.
    if (this.#fd === -constants.errno.EPERM && this.#traceless !== 0) {
      this.#traceless = 0
      this.#fd = this.#paths.openBelow(this.#folder, name, flags)
    }
    return Math.min(this.#fd, 0)
  }

  matches(at: number): number {
    const told = this.#calls.ownFacts(this.#fd, this.#stat.address)
    if (told < 0) return told
    const words = this.#stat.words
    if ((words[statWord.mode]! & 0xf000) !== 0x8000) return 0
    if (words[statWord.size + 1]! * 4294967296 + words[statWord.size]! !== this.#size[at]) return 0
    const low = at * 2
    if (words[statWord.inode] !== this.#inode[low] || words[statWord.inode + 1] !== this.#inode[low + 1]) return 0
    putStatTime(words, statWord.mtime)
    if (nanoWords[0] !== this.#mtime[low] || nanoWords[1] !== this.#mtime[low + 1]) return 0
    putStatTime(words, statWord.ctime)
    return nanoWords[0] === this.#ctime[low] && nanoWords[1] === this.#ctime[low + 1] ? 1 : 0
  }

  // Where the first read gives all but the one byte more, there is nothing more: `matches` is asked again after it.
  readWhole(size: number): number {
    let done = 0
    do {
      const got = this.#calls.read(this.#fd, this.#memory.address + done, size + 1 - done)
      if (got < 0) return got
      if (got === 0) break
      done += got
    } while (done < size)
    return done
  }

  read(at: number, length: number, offset: number): number {
    let done = 0
    while (done < length) {
      const got = this.#calls.readAt(this.#fd, this.#memory.address + at + done, {bytes: length - done, offset: offset + done})
      if (got < 0) return got
      if (got === 0) break
      done += got
    }
    return done
  }

  forget(): void {
    // POSIX_FADV_DONTNEED: advice, so its refusal changes nothing.
    this.#calls.advise(this.#fd, 4)
  }

  expectSequential(): void {
    // POSIX_FADV_SEQUENTIAL: advice, so its refusal changes nothing.
    this.#calls.advise(this.#fd, 2)
  }

  close(): void {
    if (this.#fd >= 0) this.#calls.close(this.#fd)
    this.#fd = -1
  }

  end(): void {
    this.#leave()
    if (this.#root >= 0) this.#calls.close(this.#root)
    this.#root = -1
  }

  #leave(): void {
    if (this.#folder >= 0) this.#calls.close(this.#folder)
    this.#folder = -1
  }
}

/** 64-bit numbers as the system tells them: low word, high word. */
const wordsOf = (column: BigInt64Array): Uint32Array => new Uint32Array(column.buffer, column.byteOffset, column.length * 2)
