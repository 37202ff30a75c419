import {DIR, FILE, LINK, SPECIAL} from '../../../domain/act/spot.ts'
import {memoryNode, readNode, resizeNode, writeNode, type Attributes, type MemoryNode} from './memory-node.ts'
import {nodesBelow} from './memory-volume.ts'
import type {Found, MemoryVolumes} from './memory-volumes.ts'

type More = Partial<Attributes>

/** The disks as a test or another program sees them, by text paths: it draws trees, changes them and reads them. */
export class MemoryWorld {
  readonly #volumes: MemoryVolumes

  constructor(volumes: MemoryVolumes) {
    this.#volumes = volumes
  }

  file(path: string, content: string | Uint8Array, more: More = {}): void {
    const data = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'latin1')) : content
    const node = this.#make(path, FILE, {mode: 0x8000 | 0o644, ...more})
    writeNode(node, data, 0)
  }

  /** Data at these offsets and holes between. */
  sparse(path: string, size: number, data: Readonly<Record<number, string>>): void {
    const node = this.#make(path, FILE, {mode: 0x8000 | 0o644})
    for (const [offset, text] of Object.entries(data)) writeNode(node, new Uint8Array(Buffer.from(text, 'latin1')), Number(offset))
    resizeNode(node, size)
  }

  folder(path: string, more: More = {}): void {
    if (path !== '/') this.#make(path, DIR, {mode: 0x4000 | 0o755, ...more})
  }

  link(path: string, target: string): void {
    this.#make(path, LINK, {mode: 0xa000 | 0o777}, new Uint8Array(Buffer.from(target, 'latin1')))
  }

  special(path: string): void {
    this.#make(path, SPECIAL, {mode: 0x1000 | 0o644})
  }

  hardLink(first: string, path: string): void {
    this.#name(path, this.#at(first).node)
  }

  /** Writes into a file that is there, as a program does that has it open. */
  rewrite(path: string, content: string, offset = 0): void {
    const {node} = this.#at(path)
    writeNode(node, new Uint8Array(Buffer.from(content, 'latin1')), offset)
    this.#touch(node)
  }

  attributes(path: string, more: More): void {
    const {node} = this.#at(path)
    node.attributes = {...node.attributes, ...more}
    node.ctimeNs = this.#volumes.time.next()
  }

  remove(path: string): void {
    this.#name(path, undefined)
  }

  /** Replaces, as rename(2) does. */
  rename(from: string, to: string): void {
    const {node} = this.#at(from)
    this.#name(from, undefined)
    this.#name(to, node)
  }

  has(path: string): boolean {
    return this.#volumes.find(path) !== undefined
  }

  read(path: string): string {
    return contentOf(this.#at(path).node)
  }

  /** All that is done so far survives. */
  settle(): void {
    for (const volume of this.#volumes.mounts.values()) volume.flushAll()
  }

  /** Pulls a volume out. */
  unplug(mount: string): void {
    this.#volumes.mounts.get(mount)!.online = false
  }

  /** Every path with what stands there: `dir`, `link TARGET`, or a file's content. */
  tree(): Map<string, string> {
    const found = new Map<string, string>()
    const visit = (path: string, node: MemoryNode): void => {
      for (const name of node.names.keys()) {
        const child = this.#at(`${path}/${name}`).node
        found.set(`${path}/${name}`, told(child))
        if (child.kind === DIR) visit(`${path}/${name}`, child)
      }
    }
    visit('', this.#volumes.mounts.get('/')!.root)
    return found
  }

  node(path: string): MemoryNode {
    return this.#at(path).node
  }

  /** Nodes with a name, for those who count. */
  get size(): number {
    return [...this.#volumes.mounts.values()].reduce((sum, {root}) => sum + nodesBelow(root).size, 0)
  }

  #at(path: string): Found {
    const found = this.#volumes.find(path)
    if (!found) throw new Error(`The world has no ${path}.`)
    return found
  }

  #make(path: string, kind: number, more: More, target?: Uint8Array): MemoryNode {
    const {volume} = this.#volumes.folder(parentOf(path))
    const attributes = {mode: 0, owner: 1000, group: 1000, mtimeNs: this.#volumes.time.next(), xattrs: new Map<string, string>(), ...more}
    const node = memoryNode({inode: ++volume.lastInode, kind, attributes, ...(target ? {target} : {})})
    this.#name(path, node, node)
    return node
  }

  #name(path: string, now: MemoryNode | undefined, creates?: MemoryNode): void {
    const {volume, node: folder} = this.#volumes.folder(parentOf(path))
    volume.change([{folder, name: path.slice(path.lastIndexOf('/') + 1), now}], creates)
    this.#touch(folder)
  }

  #touch(node: MemoryNode): void {
    node.ctimeNs = this.#volumes.time.next()
    node.attributes = {...node.attributes, mtimeNs: node.ctimeNs}
    node.unflushed = true
  }
}

const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))

function told(node: MemoryNode): string {
  if (node.kind === DIR) return 'dir'
  if (node.kind === LINK) return `link ${Buffer.from(node.target).toString('latin1')}`
  return node.kind === SPECIAL ? 'special' : contentOf(node)
}

function contentOf(node: MemoryNode): string {
  const data = new Uint8Array(node.size)
  readNode(node, 0, data)
  return Buffer.from(data.buffer).toString('latin1')
}
