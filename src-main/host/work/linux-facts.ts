import type {Facts} from '../../domain/act/spot.ts'
import {nativeMemory} from '../native/memory.ts'
import {nanoWords, putStatTime} from '../native/nanoseconds.ts'
import {birthIsTold, deviceNumber, isMountTop, statWord} from '../native/statx.ts'

/** Memory for one struct statx, and what it tells. */
export class LinuxFacts {
  readonly #memory = nativeMemory(256)
  readonly #inode = new BigInt64Array(this.#memory.words.buffer, statWord.inode * 4, 1)
  #major = -1
  #minor = -1
  #device = ''

  get address(): number {
    return this.#memory.address
  }

  get kind(): number {
    return kindOfMode(this.#memory.words[statWord.mode]!)
  }

  get size(): number {
    const words = this.#memory.words
    return words[statWord.size + 1]! * 4294967296 + words[statWord.size]!
  }

  get isMountTop(): boolean {
    return (this.#memory.words[statWord.attributes]! & isMountTop) !== 0
  }

  get accessNs(): bigint {
    return this.#time(statWord.atime)
  }

  /** Made into text once for all that lies on one device. */
  get device(): string {
    const words = this.#memory.words
    const major = words[statWord.device]!
    const minor = words[statWord.device + 1]!
    if (major !== this.#major || minor !== this.#minor) {
      this.#device = deviceNumber(major, minor)
      this.#major = major
      this.#minor = minor
    }
    return this.#device
  }

  take(): Facts {
    const words = this.#memory.words
    const mode = words[statWord.mode]! & 0xffff
    return {
      kind: kindOfMode(mode),
      size: this.size,
      mode,
      nlink: words[statWord.nlink]!,
      owner: words[statWord.owner]!,
      group: words[statWord.group]!,
      device: this.device,
      inode: this.#inode[0]!,
      mtimeNs: this.#time(statWord.mtime),
      ctimeNs: this.#time(statWord.ctime),
      birthNs: (words[statWord.mask]! & birthIsTold) === 0 ? 0n : this.#time(statWord.birth),
    }
  }

  #time(word: number): bigint {
    putStatTime(this.#memory.words, word)
    return nano[0]!
  }
}

/** As in index.db: 0 file, 1 dir, 2 link, 3 special. */
export function kindOfMode(mode: number): number {
  const type = mode & 0xf000
  return type === 0x8000 ? 0 : type === 0x4000 ? 1 : type === 0xa000 ? 2 : 3
}

const nano = new BigInt64Array(nanoWords.buffer)
