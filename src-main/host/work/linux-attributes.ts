import type {LinuxAttributeCalls, LinuxChangeCalls, Value} from '../native/linux-change-calls.ts'
import {nativeMemory, type Memory} from '../native/memory.ts'

/** One thing whose attributes are read or set: its descriptor, and where that may only name it, the path through /proc that leads to it. */
export interface Attributed {
  readonly fd: number
  /** Address of `/proc/self/fd/N`; 0 where the descriptor itself serves. */
  readonly path: number
}

/** The attribute calls in one form for open files and for what is only named. */
export class LinuxAttributes {
  readonly #changes: LinuxChangeCalls
  readonly #attributes: LinuxAttributeCalls
  readonly #paths: readonly [Memory, Memory] = [nativeMemory(32), nativeMemory(32)]

  constructor(changes: LinuxChangeCalls) {
    this.#changes = changes
    this.#attributes = changes.attributes
  }

  open(fd: number): Attributed {
    return {fd, path: 0}
  }

  /** `slot` is 0 or 1: one path each for source and target. */
  named(fd: number, slot: 0 | 1): Attributed {
    const memory = this.#paths[slot]
    memory.bytes.write(`/proc/self/fd/${fd}\0`, 'latin1')
    return {fd, path: memory.address}
  }

  facts(of: Attributed, into: number): number {
    return this.#changes.allFacts(of.fd, into)
  }

  own(of: Attributed, owner: number, group: number): number {
    return this.#attributes.own(of.fd, owner, group)
  }

  mode(of: Attributed, mode: number): number {
    return of.path === 0 ? this.#attributes.modeOf(of.fd, mode) : this.#attributes.modeAt(of.path, mode)
  }

  times(of: Attributed, times: number): number {
    return of.path === 0 ? this.#attributes.timesOf(of.fd, times) : this.#attributes.timesAt(of.path, times)
  }

  list(of: Attributed, into: Value): number {
    const {address, bytes} = into
    return of.path === 0 ? this.#attributes.listOf(of.fd, address, bytes) : this.#attributes.listAt(of.path, address, bytes)
  }

  get(of: Attributed, name: number, value: Value): number {
    return of.path === 0 ? this.#attributes.getOf(of.fd, name, value) : this.#attributes.getAt(of.path, name, value)
  }

  set(of: Attributed, name: number, value: Value): number {
    return of.path === 0 ? this.#attributes.setOf(of.fd, name, value) : this.#attributes.setAt(of.path, name, value)
  }

  remove(of: Attributed, name: number): number {
    return of.path === 0 ? this.#attributes.removeOf(of.fd, name) : this.#attributes.removeAt(of.path, name)
  }
}
