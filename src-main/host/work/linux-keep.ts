import type {Facts} from '../../domain/act/spot.ts'
import {nativeMemory} from '../native/memory.ts'
import type {Attributed, LinuxAttributes} from './linux-attributes.ts'
import {keptOf} from './kept-attributes.ts'
import {LinuxExtended} from './linux-extended.ts'
import {LinuxFacts} from './linux-facts.ts'

export interface Keeping {
  readonly to: Attributed
  readonly seen: Facts
  readonly from?: Attributed | undefined
  /** When the source was read last before us. */
  readonly accessNs?: bigint | undefined
}

/** Gives a thing the attributes of another: owner before extended attributes and mode, because a new owner takes both away, and times last, because all else moves them. */
export class LinuxKeep {
  readonly #attributes: LinuxAttributes
  readonly #extended: LinuxExtended
  readonly #facts = new LinuxFacts()
  readonly #times = nativeMemory(32)
  readonly #timeWords = new BigInt64Array(this.#times.words.buffer)

  constructor(attributes: LinuxAttributes) {
    this.#attributes = attributes
    this.#extended = new LinuxExtended(attributes)
  }

  /** What the target refused; a negative errno where it could not even be asked. */
  keep(keeping: Keeping): readonly string[] | number {
    return this.#keepAsOwn(keeping) ?? this.#keepAsOther(keeping)
  }

  // What this user copies is mostly his own, and one look at the end proves it. A right to run as another is given only when it is known whose the file is.
  #keepAsOwn(keeping: Keeping): readonly string[] | number | undefined {
    const {to, seen, from} = keeping
    if ((seen.mode & asAnother) !== 0) return undefined
    const extended = from === undefined ? nothingExtended : this.#extended.copy(from, to)
    if (typeof extended === 'number') return extended
    if (seen.kind !== 2) this.#attributes.mode(to, safeMode(seen, theirs, extended.groupBits))
    this.#setTimes(keeping)
    const asked = this.#attributes.facts(to, this.#facts.address)
    if (asked < 0) return asked
    const made = this.#facts.take()
    return made.owner === seen.owner && made.group === seen.group ? [...keptOf(made, seen), ...extended.lost] : undefined
  }

  #keepAsOther(keeping: Keeping): readonly string[] | number {
    const {to, seen, from} = keeping
    const told = this.#attributes.facts(to, this.#facts.address)
    if (told < 0) return told
    const owned = this.#own(to, seen, this.#facts.take())
    const extended = from === undefined ? nothingExtended : this.#extended.copy(from, to)
    if (typeof extended === 'number') return extended
    if (seen.kind !== 2) this.#attributes.mode(to, safeMode(seen, owned, extended.groupBits))
    this.#setTimes(keeping)
    const asked = this.#attributes.facts(to, this.#facts.address)
    if (asked < 0) return asked
    return [...keptOf(this.#facts.take(), seen), ...extended.lost]
  }

  #own(to: Attributed, seen: Facts, before: Facts): Owned {
    const sameOwner = seen.owner === before.owner
    const sameGroup = seen.group === before.group
    if ((sameOwner && sameGroup) || this.#attributes.own(to, seen.owner, seen.group) === 0) return theirs
    return {owner: sameOwner, group: sameGroup || this.#attributes.own(to, unchanged, seen.group) === 0}
  }

  #setTimes({to, seen, accessNs}: Keeping): void {
    const words = this.#timeWords
    if (accessNs === undefined) words[1] = omitted
    else this.#putTime(0, accessNs)
    this.#putTime(2, seen.mtimeNs)
    this.#attributes.times(to, this.#times.address)
  }

  #putTime(at: number, time: bigint): void {
    const nano = ((time % second) + second) % second
    this.#timeWords[at] = (time - nano) / second
    this.#timeWords[at + 1] = nano
  }
}

interface Owned {
  readonly owner: boolean
  readonly group: boolean
}

/** A program must not run as an owner or group that it was not given by. */
function safeMode(seen: Facts, owned: Owned, groupBits: number | undefined): number {
  let mode = seen.mode & 0o7777
  if (groupBits !== undefined) mode = (mode & ~0o070) | (groupBits << 3)
  if (seen.kind === 0 && !owned.owner) mode &= ~setOwner
  if (seen.kind === 0 && !owned.group) mode &= ~setGroup
  return mode
}

const setOwner = 0o4000
const setGroup = 0o2000
const asAnother = setOwner | setGroup
const theirs: Owned = {owner: true, group: true}
const nothingExtended = {lost: [], groupBits: undefined} as const
const unchanged = 0xffffffff
const omitted = 0x3ffffffen
const second = 1_000_000_000n
