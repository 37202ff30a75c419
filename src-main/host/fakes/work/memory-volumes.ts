import {DIR, FILE, LINK} from '../../../domain/act/spot.ts'
import {failure} from './disk-plot.ts'
import type {MemoryNode} from './memory-node.ts'
import {MemoryVolume, type VolumeInput} from './memory-volume.ts'
import {memoryTime} from './memory-time.ts'

export interface Found {
  readonly volume: MemoryVolume
  readonly node: MemoryNode
}

/** The volumes of one machine, each under its mount point; a path is latin1, so that any bytes have one. */
export class MemoryVolumes {
  readonly mounts: Map<string, MemoryVolume>
  readonly time: ReturnType<typeof memoryTime>

  constructor(mounts: ReadonlyMap<string, MemoryVolume>, time = memoryTime()) {
    this.mounts = new Map(mounts)
    this.time = time
  }

  /** Where the machine begins; every other mount point must be a folder already. */
  static of(inputs: Readonly<Record<string, VolumeInput>>): MemoryVolumes {
    const time = memoryTime()
    const attributes = {mode: 0o755 | 0x4000, owner: 0, group: 0, mtimeNs: time.next(), xattrs: new Map<string, string>()}
    return new MemoryVolumes(new Map(Object.entries(inputs).map(([path, input]) => [path, new MemoryVolume(input, attributes)])), time)
  }

  there(path: string): Found {
    const found = this.find(path)
    if (!found) throw failure('PathNotFound', 'ENOENT', path)
    return found
  }

  /** What can be opened to be read or written. */
  regular(path: string): Found {
    const found = this.there(path)
    if (found.node.kind === LINK) throw failure('NotAFolder', 'ELOOP', 'open')
    if (found.node.kind !== FILE) throw failure('Unsupported', 'EISDIR', 'open')
    return found
  }

  /** Undefined where a name is missing on the way; fails where a link or a file stands in it. */
  find(path: string): Found | undefined {
    let found = this.#rootOf('/')
    if (path === '/') return found
    let at = ''
    for (const name of path.slice(1).split('/')) {
      if (found.node.kind === LINK) throw failure('NotAFolder', 'ELOOP', path)
      if (found.node.kind !== DIR) throw failure('NotAFolder', 'ENOTDIR', path)
      at += `/${name}`
      const child = this.mounts.has(at) ? this.#rootOf(at) : this.#below(found, name)
      if (!child) return undefined
      found = child
    }
    return found
  }

  folder(path: string): Found {
    const found = this.find(path)
    if (!found) throw failure('PathNotFound', 'ENOENT', path)
    if (found.node.kind === LINK) throw failure('NotAFolder', 'ELOOP', path)
    if (found.node.kind !== DIR) throw failure('NotAFolder', 'ENOTDIR', path)
    return found
  }

  #below({volume, node}: Found, name: string): Found | undefined {
    const child = volume.child(node, name)
    return child && {volume, node: child.node}
  }

  #rootOf(mount: string): Found {
    const volume = this.mounts.get(mount)!
    if (!volume.online) throw failure('Offline', 'ENXIO', mount)
    return {volume, node: volume.root}
  }
}
