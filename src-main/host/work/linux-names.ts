import type {Spot} from '../../domain/act/spot.ts'
import type {At} from '../native/linux-change-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import type {LinuxFolders} from './linux-folders.ts'
import {assertOneName, workFailure, type Doing} from './work-failure.ts'

/** Spots as native calls take them: an open folder and the address of a name. */
export class LinuxNames {
  readonly #folders: LinuxFolders
  readonly #first = nativeMemory(slotBytes)
  readonly #second = nativeMemory(slotBytes)
  readonly #target = nativeMemory(slotBytes)

  constructor(folders: LinuxFolders) {
    this.#folders = folders
  }

  /** The open folder may be a negative errno, which every call with it would turn into another: ask it first. */
  at(spot: Spot): At {
    return {folder: this.#folders.at(spot.folder), name: this.#put(this.#first, spot.name)}
  }

  /** Both at once; of two failures the first is told. */
  pair(from: Spot, to: Spot): {readonly from: At; readonly to: At; readonly answer: number} {
    const now = performance.now()
    const source = this.#folders.at(from.folder, now)
    const target = this.#folders.at(to.folder, now)
    return {
      from: {folder: source, name: this.#put(this.#first, from.name)},
      to: {folder: target, name: this.#put(this.#second, to.name)},
      answer: Math.min(0, source < 0 ? source : target),
    }
  }

  /** The same, and fails where a folder cannot be opened. */
  inFolder(spot: Spot, doing: Doing): At {
    const at = this.at(spot)
    if (at.folder < 0) throw workFailure(at.folder, doing)
    return at
  }

  /** What a link shall hold. Longer than the system's longest is refused by the system, which sees it cut there. */
  linkTarget(target: Uint8Array): number {
    if (target.includes(0)) throw new Error('A link cannot hold a zero byte.')
    return this.#put(this.#target, target)
  }

  #put(slot: ReturnType<typeof nativeMemory>, bytes: Uint8Array): number {
    if (slot !== this.#target) assertOneName(bytes)
    const length = Math.min(bytes.length, slotBytes - 1)
    slot.bytes.set(length === bytes.length ? bytes : bytes.subarray(0, length), 0)
    slot.bytes[length] = 0
    return slot.address
  }
}

// Longer than any system takes, so that a name that is cut here is refused as too long and never shortened.
const slotBytes = 8192
