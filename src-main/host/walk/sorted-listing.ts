import {blake3} from '../hash/blake3.ts'
import {fact, factWords, type Listing} from './listing.ts'

/** A listing in the byte order of its names, without what rules left out, and the digest that tells whether the folder changed. */
export class SortedListing {
  count = 0
  /** For each place in the order the entry of the listing. */
  order = new Uint32Array(256)
  /** The entries that do not stay. */
  left: number[] = []
  #packed = Buffer.alloc(65536)

  /** Takes the entries that `keep` lets stay. */
  sort(listing: Listing, keep: (entry: number) => boolean): void {
    if (this.order.length < listing.count) this.order = new Uint32Array(listing.nameStart.length)
    this.count = 0
    if (this.left.length > 0) this.left = []
    let sorted = true
    for (let entry = 0; entry < listing.count; entry++) {
      if (!keep(entry)) {
        this.left.push(entry)
        continue
      }
      if (sorted && this.count > 0 && compareNames(listing, this.order[this.count - 1]!, entry) > 0) sorted = false
      this.order[this.count++] = entry
    }
    if (!sorted) this.order.subarray(0, this.count).sort((a, b) => compareNames(listing, a, b))
  }

  /** BLAKE3, cut to 16 bytes, over the facts in name order and then the names. */
  digest(listing: Listing): Uint8Array {
    const {count, order} = this
    const factBytes = count * factWords * 4
    const most = 8 + factBytes + listing.namesEnd
    if (this.#packed.length < most) this.#packed = Buffer.alloc(most * 2)
    const packed = this.#packed
    const words = new Uint32Array(packed.buffer, packed.byteOffset, (8 + factBytes) / 4)
    words[0] = digestForm
    words[1] = count
    let word = 2
    let byte = 8 + factBytes
    for (let i = 0; i < count; i++) {
      const entry = order[i]!
      const from = entry * factWords
      for (let k = 0; k < factWords; k++) words[word++] = listing.facts[from + k]!
      let name = listing.nameStart[entry]!
      const end = name + listing.facts[from + fact.nameLength]!
      while (name < end) packed[byte++] = listing.names[name++]!
    }
    return blake3().hash(packed.subarray(0, byte)).subarray(0, 16)
  }
}

// Goes into every digest: another packing must never look like an unchanged folder.
const digestForm = 1

function compareNames(listing: Listing, a: number, b: number): number {
  const names = listing.names
  let left = listing.nameStart[a]!
  let right = listing.nameStart[b]!
  const leftLength = listing.facts[a * factWords + fact.nameLength]!
  const rightLength = listing.facts[b * factWords + fact.nameLength]!
  const end = left + Math.min(leftLength, rightLength)
  while (left < end) {
    const difference = names[left++]! - names[right++]!
    if (difference !== 0) return difference
  }
  return leftLength - rightLength
}
