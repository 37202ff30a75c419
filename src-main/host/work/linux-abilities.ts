import type {Abilities} from '../../domain/act/work-disk.ts'
import type {LinuxChangeCalls} from '../native/linux-change-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {abilitiesOfKind, type KindAbilities} from './file-system-abilities.ts'

/**
 * What volumes can do: by their kind, and better known once something was tried.
 * Linux looks the names up before it asks a file system for a rename that never replaces, so nothing that writes nothing can find out.
 */
export class LinuxAbilities {
  readonly #changes: LinuxChangeCalls
  readonly #memory = nativeMemory(128)
  readonly #words = new BigUint64Array(this.#memory.words.buffer)
  readonly #learned = new Map<string, Partial<KindAbilities>>()

  constructor(changes: LinuxChangeCalls) {
    this.#changes = changes
  }

  /** Of the volume of an open folder; a negative errno where it does not answer. */
  of(fd: number, device: string): Abilities | number {
    const told = this.#changes.volume(fd, this.#memory.address)
    if (told < 0) return told
    const at = (word: number): number => Number(this.#words[word])
    const blockBytes = at(stat.fragmentBytes) || at(stat.blockBytes)
    return {
      ...abilitiesOfKind(at(stat.kind)),
      ...this.#learned.get(device),
      readOnly: (at(stat.flags) & readOnlyFlag) !== 0,
      nameBytes: at(stat.nameBytes) || 255,
      device,
      freeBytes: at(stat.free) * blockBytes,
      totalBytes: at(stat.blocks) * blockBytes,
    }
  }

  learn(device: string, what: Partial<KindAbilities>): void {
    this.#learned.set(device, {...this.#learned.get(device), ...what})
  }
}

/** Where the facts stand in struct statfs, in 64-bit words. The number of free blocks is the one for users, not for root. */
const stat = {kind: 0, blockBytes: 1, blocks: 2, free: 4, nameBytes: 8, fragmentBytes: 9, flags: 10} as const
const readOnlyFlag = 1
