import {openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {linuxPaths, type LinuxPaths} from '../native/linux-paths.ts'
import {nativeMemory} from '../native/memory.ts'
import {nanoWords, putStatTime} from '../native/nanoseconds.ts'
import {statWord} from '../native/statx.ts'
import {bufferBytes, type FileFacts, type OpenFiles} from './open-files.ts'

/** Reads files through native calls into memory that is used again. */
export class LinuxOpenFiles implements OpenFiles {
  readonly #calls: LinuxCalls
  readonly #paths: LinuxPaths
  readonly #memory = nativeMemory(bufferBytes)
  readonly #stat = nativeMemory(256)
  readonly #expected = new BigInt64Array(3)
  readonly #expectedWords = new Uint32Array(this.#expected.buffer)
  #root = -1
  #fd = -1

  constructor(calls: LinuxCalls) {
    this.#calls = calls
    this.#paths = linuxPaths(calls)
  }

  get buffer(): Buffer {
    return this.#memory.bytes
  }

  setRoot(root: Uint8Array | undefined): number {
    this.end()
    if (root === undefined) return 0
    this.#root = this.#paths.open(root, openFlag.folder | openFlag.noFollow | openFlag.closeOnExec)
    return Math.min(this.#root, 0)
  }

  open(path: Uint8Array): number {
    const flags = openFlag.noFollow | openFlag.nonBlocking | openFlag.closeOnExec
    this.#fd = this.#root < 0 ? this.#paths.open(path, flags) : this.#paths.openBelow(this.#root, path, flags)
    return Math.min(this.#fd, 0)
  }

  matches(facts: FileFacts): number {
    const told = this.#calls.ownFacts(this.#fd, this.#stat.address)
    if (told < 0) return told
    const words = this.#stat.words
    if ((words[statWord.mode]! & 0xf000) !== 0x8000) return 0
    if (words[statWord.size + 1]! * 4294967296 + words[statWord.size]! !== facts.size) return 0
    this.#expected[0] = facts.mtimeNs
    this.#expected[1] = facts.ctimeNs
    this.#expected[2] = facts.inode
    const expected = this.#expectedWords
    if (words[statWord.inode] !== expected[4] || words[statWord.inode + 1] !== expected[5]) return 0
    putStatTime(words, statWord.mtime)
    if (nanoWords[0] !== expected[0] || nanoWords[1] !== expected[1]) return 0
    putStatTime(words, statWord.ctime)
    return nanoWords[0] === expected[2] && nanoWords[1] === expected[3] ? 1 : 0
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

  expectSequential(): void {
    // POSIX_FADV_SEQUENTIAL: advice, so its refusal changes nothing.
    this.#calls.advise(this.#fd, 2)
  }

  close(): void {
    if (this.#fd >= 0) this.#calls.close(this.#fd)
    this.#fd = -1
  }

  end(): void {
    if (this.#root >= 0) this.#calls.close(this.#root)
    this.#root = -1
  }
}
