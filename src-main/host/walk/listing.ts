import {KIND_NONE} from '../walk-chunk.ts'

/** Words that hold the facts of one entry; the digest is taken over exactly these and the names. */
export const factWords = 14
export const fact = {kind: 0, mode: 1, nlink: 2, size: 3, mtime: 5, ctime: 7, birth: 9, inode: 11, nameLength: 13} as const

/** What one folder held, as columns that are used again for the next folder. */
export class Listing {
  count = 0
  /** `factWords` words an entry; 64-bit facts are low word, high word. */
  facts = new Uint32Array(factWords * 256)
  /** Where the name of entry i begins in `names`; its length is in the facts. */
  nameStart = new Uint32Array(256)
  names: Buffer = Buffer.alloc(8192)
  namesEnd = 0
  /** Folders that could be named but not asked about, as dead mounts are. */
  unread: {readonly entry: number; readonly errno: number}[] = []
  statted = 0

  clear(): void {
    this.count = 0
    this.namesEnd = 0
    this.statted = 0
    if (this.unread.length > 0) this.unread = []
  }

  /** Adds a name; the facts of the new entry begin at the word that is returned and are the caller's to fill. */
  add(source: Uint8Array, start: number, end: number): number {
    const entry = this.count++
    const length = end - start
    if (entry === this.nameStart.length) this.#growEntries()
    if (this.namesEnd + length > this.names.length) this.#growNames(length)
    const names = this.names
    let at = this.namesEnd
    this.nameStart[entry] = at
    for (let i = start; i < end; i++) names[at++] = source[i]!
    this.namesEnd = at
    const word = entry * factWords
    this.facts[word + fact.nameLength] = length
    return word
  }

  /** Fills an entry of which only name, inode and being a folder are known; the folder counts as a mount until it can be asked. */
  addUnread(word: number, errno: number, inode: ArrayLike<number>): void {
    this.facts.fill(0, word, word + fact.nameLength)
    this.facts[word + fact.kind] = 4
    this.facts[word + fact.inode] = inode[0]!
    this.facts[word + fact.inode + 1] = inode[1]!
    this.unread.push({entry: word / factWords, errno})
  }

  /** A name that does not exist. */
  addNone(name: Uint8Array): void {
    const word = this.add(name, 0, name.length)
    this.facts.fill(0, word, word + fact.nameLength)
    this.facts[word] = KIND_NONE
  }

  nameOf(entry: number): Buffer {
    const start = this.nameStart[entry]!
    return this.names.subarray(start, start + this.facts[entry * factWords + fact.nameLength]!)
  }

  #growEntries(): void {
    const facts = new Uint32Array(this.facts.length * 2)
    facts.set(this.facts)
    this.facts = facts
    const nameStart = new Uint32Array(this.nameStart.length * 2)
    nameStart.set(this.nameStart)
    this.nameStart = nameStart
  }

  #growNames(length: number): void {
    const names = Buffer.alloc(Math.max(this.names.length * 2, this.namesEnd + length))
    names.set(this.names.subarray(0, this.namesEnd))
    this.names = names
  }
}
