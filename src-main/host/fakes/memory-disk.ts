import {CoreError} from '../../contract/errors.ts'
import {compareBytes} from '../../domain/byte-path.ts'
import type {Clock} from '../../domain/ports.ts'
import type {Disk, DiskFacts} from '../disk.ts'

/** A disk in memory, with what tests need to draw a tree on it. */
export class MemoryDisk implements Disk {
  // By the absolute path in latin1, so that any bytes have a key.
  readonly #nodes = new Map<string, Node>()
  readonly #clock: Pick<Clock, 'now'>
  #lastInode = 1n

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
    this.#nodes.set('', this.#node({kind: 1}))
  }

  file(path: Uint8Array, content: Uint8Array): void {
    this.#put(path, {kind: 0, content})
  }

  folder(path: Uint8Array): void {
    this.#put(path, {kind: 1})
  }

  link(path: Uint8Array, target: Uint8Array): void {
    this.#put(path, {kind: 2, content: target})
  }

  async lstat(path: Uint8Array): Promise<DiskFacts> {
    return factsOf(this.#at(keyOf(path)))
  }

  async list(path: Uint8Array): Promise<readonly (DiskFacts & {readonly name: Uint8Array})[]> {
    const key = keyOf(path)
    if (this.#at(key).kind !== 1) throw notAFolder()
    return [...this.#nodes]
      .filter(([other]) => other !== '' && parentOf(other) === key)
      .map(([other, node]) => ({name: new Uint8Array(Buffer.from(other.slice(key.length + 1), 'latin1')), ...factsOf(node)}))
      .toSorted((a, b) => compareBytes(a.name, b.name))
  }

  async readHead(path: Uint8Array, bytes: number): Promise<Uint8Array> {
    const node = this.#at(keyOf(path))
    return node.kind === 0 ? node.content.slice(0, bytes) : new Uint8Array(0)
  }

  async readLink(path: Uint8Array): Promise<Uint8Array> {
    const node = this.#at(keyOf(path))
    if (node.kind !== 2) throw new CoreError({code: 'BadInput', message: 'This is not a link.'})
    return node.content
  }

  async exists(path: Uint8Array): Promise<boolean> {
    return this.#nodes.has(keyOf(path))
  }

  #put(path: Uint8Array, what: {readonly kind: number; readonly content?: Uint8Array}): void {
    const key = keyOf(path)
    if (this.#at(parentOf(key)).kind !== 1) throw notAFolder()
    this.#nodes.set(key, this.#node(what))
  }

  #node({kind, content = new Uint8Array(0)}: {readonly kind: number; readonly content?: Uint8Array}): Node {
    return {kind, content, inode: ++this.#lastInode, timeNs: BigInt(this.#clock.now()) * 1_000_000n}
  }

  #at(key: string): Node {
    const node = this.#nodes.get(key)
    if (node !== undefined) return node
    for (let above = parentOf(key); above !== ''; above = parentOf(above)) {
      const found = this.#nodes.get(above)
      if (found !== undefined && found.kind !== 1) throw notAFolder()
    }
    throw new CoreError({code: 'PathNotFound', message: 'Nothing is there.'})
  }
}

interface Node {
  readonly kind: number
  readonly content: Uint8Array
  readonly inode: bigint
  readonly timeNs: bigint
}

const modes = [0o100644, 0o40755, 0o120777]

function factsOf({kind, content, inode, timeNs}: Node): DiskFacts {
  return {
    kind,
    size: content.length,
    mode: modes[kind]!,
    nlink: kind === 1 ? 2 : 1,
    inode,
    mtimeNs: timeNs,
    ctimeNs: timeNs,
    birthNs: timeNs,
  }
}

function keyOf(path: Uint8Array): string {
  return Buffer.from(path).toString('latin1').replace(/\/+$/, '')
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')))
}

function notAFolder(): CoreError {
  return new CoreError({code: 'NotAFolder', message: 'A part of this path is not a folder.'})
}
