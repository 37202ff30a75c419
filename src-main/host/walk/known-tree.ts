import type {KnownFolders} from '../walk-chunk.ts'
import {fact, factWords, type Listing} from './listing.ts'

/** The folders that the index holds already, asked by id and by parent. */
export class KnownTree {
  readonly #known: KnownFolders
  readonly #at = new Map<number, number>()
  /** Children of folder i are #children[#first[i] … #first[i + 1]). */
  readonly #first: Uint32Array
  readonly #children: Uint32Array

  constructor(known: KnownFolders) {
    this.#known = known
    const count = known.ids.length
    for (let i = 0; i < count; i++) this.#at.set(known.ids[i]!, i)
    this.#first = new Uint32Array(count + 1)
    const parents = known.parents.length === count ? known.parents : new Float64Array(count)
    for (const parent of parents) {
      const at = this.#at.get(parent)
      if (at !== undefined) this.#first[at + 1]!++
    }
    for (let i = 0; i < count; i++) this.#first[i + 1]! += this.#first[i]!
    const next = this.#first.slice()
    this.#children = new Uint32Array(this.#first[count]!)
    for (let i = 0; i < count; i++) {
      const at = this.#at.get(parents[i]!)
      if (at !== undefined) this.#children[next[at]!++] = i
    }
  }

  has(id: number): boolean {
    return this.#at.has(id)
  }

  isSeen(id: number): boolean {
    const at = this.#at.get(id)
    return at !== undefined && this.#known.seen[at] === 1
  }

  hasDigest(id: number, digest: Uint8Array): boolean {
    const at = this.#at.get(id)
    if (at === undefined) return false
    const from = at * 16
    let any = 0
    for (let i = 0; i < 16; i++) {
      if (this.#known.digests[from + i] !== digest[i]) return false
      any |= digest[i]!
    }
    return any !== 0
  }

  /** Whether another folder stands at the place of a known one; never where nobody told its inode. */
  isOther(id: number, listing: Listing, entry: number): boolean {
    const at = this.#at.get(id)
    const {inodes} = this.#known
    if (at === undefined || inodes === undefined) return false
    const word = entry * factWords + fact.inode
    const inode = (BigInt(listing.facts[word + 1]!) << 32n) | BigInt(listing.facts[word]!)
    return inodes[at] !== BigInt.asIntN(64, inode)
  }

  /** The known folders directly inside, as id and raw name; the top is not its own child. */
  children(id: number): readonly KnownChild[] {
    const at = this.#at.get(id)
    if (at === undefined) return []
    const children: KnownChild[] = []
    for (let i = this.#first[at]!; i < this.#first[at + 1]!; i++) {
      const child = this.#children[i]!
      if (child === at) continue
      children.push({
        id: this.#known.ids[child]!,
        name: this.#known.names.subarray(this.#known.nameFirst[child], this.#known.nameFirst[child + 1]),
      })
    }
    return children
  }

  /** The ids of the known folders directly inside, by their name in latin1 (any bytes have one). */
  idsByName(id: number): ReadonlyMap<string, number> {
    return new Map(this.children(id).map((child) => [Buffer.from(child.name).toString('latin1'), child.id]))
  }
}

export interface KnownChild {
  readonly id: number
  readonly name: Uint8Array
}
