import {constants} from 'node:os'
import {compareBytes} from '../../domain/byte-path.ts'
import type {Listed} from '../../domain/act/work-disk.ts'
import {goingOn} from '../going-on.ts'
import type {LinuxCalls} from '../native/linux-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {LinuxFacts} from './linux-facts.ts'

/** Lists open folders whole, with the facts of each entry, in byte order of the names. */
export class LinuxListing {
  readonly #calls: LinuxCalls
  readonly #dents = nativeMemory(dentsBytes)
  readonly #facts = new LinuxFacts()

  constructor(calls: LinuxCalls) {
    this.#calls = calls
  }

  /** A negative errno where any of it cannot be told: what is listed in part must not be taken for the whole. */
  list(fd: number): readonly Listed[] | number {
    const listed: Listed[] = []
    const bytes = this.#dents.bytes
    for (;;) {
      const length = this.#calls.readFolder(fd, this.#dents.address, dentsBytes)
      if (length < 0) return length
      if (length === 0) return listed.sort((a, b) => compareBytes(a.name, b.name))
      for (let at = 0; at < length; at += bytes[at + 16]! | (bytes[at + 17]! << 8)) {
        const answer = this.#add(fd, at + 19, listed)
        if (answer < 0) return answer
      }
    }
  }

  // struct linux_dirent64: inode (8), offset (8), record length (2), type (1), name.
  #add(fd: number, start: number, listed: Listed[]): number {
    const bytes = this.#dents.bytes
    const end = bytes.indexOf(0, start)
    if (bytes[start] === dot && (end === start + 1 || (end === start + 2 && bytes[start + 1] === dot))) return 0
    const told = this.#ask(fd, this.#dents.address + start, bytes[start - 1]!)
    goingOn()
    if (told === -constants.errno.ENOENT) return 0
    if (told < 0) return told
    listed.push({name: new Uint8Array(bytes.subarray(start, end)), facts: this.#facts.take()})
    return 0
  }

  // A folder may be the top of another volume, which may be dead: what is known of that is enough.
  #ask(fd: number, name: number, type: number): number {
    if (type === folderType || type === untold) {
      const known = this.#calls.knownFacts(fd, name, this.#facts.address)
      if (known === 0 && this.#facts.isMountTop) return 0
    }
    return this.#calls.facts(fd, name, this.#facts.address)
  }
}

const folderType = 4
const untold = 0
const dentsBytes = 128 * 1024
const dot = 0x2e
