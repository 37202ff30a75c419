import {constants} from 'node:os'
import {type Chunk, type LeftOutNames, noRoom, type WalkError} from '../walk-chunk.ts'
import {fact, factWords, type Listing} from './listing.ts'

/** How a folder was read. */
export interface ReadFolder {
  /** One of `listed`. */
  readonly how: number
  readonly digest: Uint8Array
  /** As the reader tells it. */
  readonly watched: number
  readonly stirred: boolean
}

/** Gathers what a walker saw in columns that grow and are used again, and cuts exactly sized ones from them to be sent. */
export class ChunkWriter {
  statted = 0
  excluded = 0
  entries = 0
  #errors: WalkError[] = []
  readonly #folderIds: number[] = []
  readonly #folderChanged: number[] = []
  readonly #folderFirst: number[] = [0]
  readonly #folderWatches: number[] = []
  readonly #folderStirred: number[] = []
  readonly #standing: {id: number; watch: number}[] = []
  #folderDigests = Buffer.alloc(1024)
  #facts = new Uint32Array(factWords * 4096)
  #proposedIds = new Float64Array(4096)
  #names = Buffer.alloc(65536)
  #namesEnd = 0
  #leftOut: {readonly folder: number; readonly name: Uint8Array}[] = []

  /** Begins the next chunk; the one before stays as it was cut. */
  clear(): void {
    this.statted = 0
    this.excluded = 0
    this.entries = 0
    this.#errors = []
    this.#folderIds.length = 0
    this.#folderChanged.length = 0
    this.#folderFirst.length = 1
    this.#folderWatches.length = 0
    this.#folderStirred.length = 0
    this.#standing.length = 0
    this.#namesEnd = 0
    this.#leftOut = []
  }

  get folders(): number {
    return this.#folderIds.length
  }

  error(error: WalkError): void {
    this.#errors.push(error)
  }

  /** Adds one entry of the folder that the next `folder` call names. */
  entry(listing: Listing, entry: number, proposedId: number): void {
    const at = this.entries++
    if (at === this.#proposedIds.length) this.#growEntries()
    const from = entry * factWords
    const to = at * factWords
    const facts = this.#facts
    for (let k = 0; k < factWords; k++) facts[to + k] = listing.facts[from + k]!
    this.#proposedIds[at] = proposedId
    const length = listing.facts[from + fact.nameLength]!
    if (this.#namesEnd + length > this.#names.length) this.#names = grown(this.#names, this.#namesEnd, length)
    let name = listing.nameStart[entry]!
    const end = name + length
    let put = this.#namesEnd
    while (name < end) this.#names[put++] = listing.names[name++]!
    this.#namesEnd = put
  }

  /** Names an entry that does not stay, of the folder that the next `folder` call names. */
  leftOut(name: Uint8Array): void {
    this.#leftOut.push({folder: this.#folderIds.length, name: new Uint8Array(name)})
  }

  folder(id: number, {how, digest, watched, stirred}: ReadFolder): void {
    const at = this.#folderIds.length * 16
    if (at + 16 > this.#folderDigests.length) this.#folderDigests = grown(this.#folderDigests, at, 16)
    this.#folderDigests.set(digest, at)
    this.#folderIds.push(id)
    this.#folderChanged.push(how)
    this.#folderWatches.push(watched === -constants.errno.ENOSPC ? noRoom : Math.max(0, watched))
    this.#folderStirred.push(Number(stirred))
    this.#folderFirst.push(this.entries)
  }

  standing(id: number, watch: number): void {
    this.#standing.push({id, watch})
  }

  chunk(): Chunk {
    const count = this.entries
    const nameFirst = new Uint32Array(count + 1)
    for (let i = 0; i < count; i++) nameFirst[i + 1] = nameFirst[i]! + this.#facts[i * factWords + fact.nameLength]!
    return {
      folderIds: Float64Array.from(this.#folderIds),
      folderChanged: Uint8Array.from(this.#folderChanged),
      folderDigests: new Uint8Array(this.#folderDigests.subarray(0, this.#folderIds.length * 16)),
      folderFirst: Uint32Array.from(this.#folderFirst),
      folderWatches: Int32Array.from(this.#folderWatches),
      folderStirred: Uint8Array.from(this.#folderStirred),
      standing: {
        ids: Float64Array.from(this.#standing, ({id}) => id),
        watches: Int32Array.from(this.#standing, ({watch}) => watch),
      },
      entries: {
        count,
        kind: this.#narrow(new Uint8Array(count), fact.kind),
        mode: this.#narrow(new Uint32Array(count), fact.mode),
        nlink: this.#narrow(new Uint32Array(count), fact.nlink),
        size: this.#sizes(count),
        mtimeNs: this.#wide(count, fact.mtime),
        ctimeNs: this.#wide(count, fact.ctime),
        birthNs: this.#wide(count, fact.birth),
        inode: this.#wide(count, fact.inode),
        proposedId: this.#proposedIds.slice(0, count),
        nameFirst,
        names: new Uint8Array(this.#names.subarray(0, this.#namesEnd)),
      },
      errors: this.#errors,
      statted: this.statted,
      excluded: this.excluded,
      ...(this.#leftOut.length > 0 ? {leftOut: leftOutNames(this.#leftOut)} : {}),
    }
  }

  #narrow<T extends Uint8Array | Uint32Array>(column: T, word: number): T {
    for (let i = 0, from = word; i < column.length; i++, from += factWords) column[i] = this.#facts[from]!
    return column
  }

  #sizes(count: number): Float64Array {
    const column = new Float64Array(count)
    for (let i = 0, from = fact.size as number; i < count; i++, from += factWords)
      column[i] = this.#facts[from + 1]! * 4294967296 + this.#facts[from]!
    return column
  }

  // Both words are copied as they are: no bigint is made.
  #wide(count: number, word: number): BigInt64Array {
    const column = new BigInt64Array(count)
    const words = new Uint32Array(column.buffer)
    for (let i = 0, from = word; i < count; i++, from += factWords) {
      words[2 * i] = this.#facts[from]!
      words[2 * i + 1] = this.#facts[from + 1]!
    }
    return column
  }

  #growEntries(): void {
    const facts = new Uint32Array(this.#facts.length * 2)
    facts.set(this.#facts)
    this.#facts = facts
    const proposedIds = new Float64Array(this.#proposedIds.length * 2)
    proposedIds.set(this.#proposedIds)
    this.#proposedIds = proposedIds
  }
}

function leftOutNames(left: readonly {readonly folder: number; readonly name: Uint8Array}[]): LeftOutNames {
  const nameFirst = new Uint32Array(left.length + 1)
  left.forEach(({name}, at) => (nameFirst[at + 1] = nameFirst[at]! + name.length))
  const names = new Uint8Array(nameFirst[left.length]!)
  left.forEach(({name}, at) => names.set(name, nameFirst[at]))
  return {folderAt: Uint32Array.from(left, ({folder}) => folder), nameFirst, names}
}

function grown(buffer: Buffer<ArrayBuffer>, used: number, more: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.max(buffer.length * 2, used + more))
  larger.set(buffer.subarray(0, used))
  return larger
}

/** The buffers of a chunk, to be transferred instead of copied. */
export function chunkBuffers(chunk: Chunk): readonly ArrayBuffer[] {
  const {count: _, ...columns} = chunk.entries
  const left = Object.values(chunk.leftOut ?? {})
  const own = [chunk.folderIds, chunk.folderChanged, chunk.folderDigests, chunk.folderFirst, chunk.folderWatches, chunk.folderStirred]
  return [...own, ...Object.values(columns), ...left].map((column) => column.buffer as ArrayBuffer)
}
