import type {Facts} from '../../domain/act/spot.ts'
import type {EntryColumns} from '../../host/walk-chunk.ts'

/** One thing that was looked at. */
export interface NamedFacts {
  readonly name: Uint8Array
  readonly facts: Facts
}

/** Facts in the columns in which the index takes them. */
export function seenColumns(seen: readonly NamedFacts[]): EntryColumns {
  const nameFirst = new Uint32Array(seen.length + 1)
  for (const [at, {name}] of seen.entries()) nameFirst[at + 1] = nameFirst[at]! + name.length
  const names = new Uint8Array(nameFirst[seen.length]!)
  for (const [at, {name}] of seen.entries()) names.set(name, nameFirst[at])
  const facts = seen.map((one) => one.facts)
  return {
    count: seen.length,
    kind: Uint8Array.from(facts, (one) => one.kind),
    mode: Uint32Array.from(facts, (one) => one.mode),
    nlink: Uint32Array.from(facts, (one) => one.nlink),
    size: Float64Array.from(facts, (one) => one.size),
    mtimeNs: BigInt64Array.from(facts, (one) => one.mtimeNs),
    ctimeNs: BigInt64Array.from(facts, (one) => one.ctimeNs),
    birthNs: BigInt64Array.from(facts, (one) => one.birthNs),
    inode: BigInt64Array.from(facts, (one) => one.inode),
    proposedId: new Float64Array(seen.length),
    nameFirst,
    names,
  }
}
