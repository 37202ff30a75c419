import {CoreError} from '../../../contract/errors.ts'
import {DIR, LINK, type Spot} from '../../../domain/act/spot.ts'
import {failure} from './disk-plot.ts'
import {BLOCK, memoryNode, type MemoryNode} from './memory-node.ts'
import type {MemoryVolume, NameChange} from './memory-volume.ts'
import type {Found, MemoryVolumes} from './memory-volumes.ts'

interface Place extends Found {
  readonly name: string
  /** What stands there under this name; `is` is how it is written. */
  readonly there: MemoryNode | undefined
  readonly is: string
}

/** The calls that change names: each one instant, and none that replaces what stands at a name, save an exchange. */
export class MemoryNames {
  readonly #volumes: MemoryVolumes
  readonly #enter: (name: string) => void

  constructor(volumes: MemoryVolumes, enter: (name: string) => void) {
    this.#volumes = volumes
    this.#enter = enter
  }

  create(call: string, spot: Spot, made: {readonly kind: number; readonly mode: number; readonly target?: Uint8Array}): Found {
    this.#enter(call)
    const place = this.#writable(spot)
    const {volume} = place
    if (place.there) throw failure('NameTaken', 'EEXIST', call)
    if (made.kind === LINK && !volume.can.symbolicLinks) throw failure('Unsupported', 'EPERM', call)
    const type = made.kind === DIR ? 0x4000 : made.kind === LINK ? 0xa000 : 0x8000
    const mtimeNs = this.#volumes.time.next()
    const node = memoryNode({
      inode: ++volume.lastInode,
      kind: made.kind,
      attributes: {mode: type | made.mode, owner: 1000, group: 1000, mtimeNs, xattrs: new Map()},
      ...(made.target ? {target: made.target.slice()} : {}),
    })
    this.#change(volume, [{folder: place.node, name: place.name, now: node}], node)
    return {volume, node}
  }

  join(from: Spot, to: Spot): void {
    this.#enter('joinName')
    const [source, target] = this.#pair(from, to, 'joinName')
    if (source.there.kind === DIR) throw failure('PermissionDenied', 'EPERM', 'joinName')
    if (!source.volume.can.hardLinks) throw failure('Unsupported', 'EPERM', 'joinName')
    if (target.there) throw failure('NameTaken', 'EEXIST', 'joinName')
    this.#change(source.volume, [{folder: target.node, name: target.name, now: source.there}])
  }

  place(from: Spot, to: Spot): void {
    this.#enter('place')
    const [source, target] = this.#pair(from, to, 'place')
    const node = source.there
    if (target.there) throw failure('NameTaken', 'EEXIST', 'place')
    if (node.kind === DIR && isBelow(target.node, node)) throw failure('Unsupported', 'EINVAL', 'place')
    const {can} = source.volume
    const remove = {folder: source.node, name: source.is, now: undefined}
    const add = {folder: target.node, name: target.name, now: node}
    // Where the system has no rename that never replaces, it takes two calls, and the program may die between them.
    if (can.noReplace || node.kind === DIR || !can.hardLinks) return this.#change(source.volume, [remove, add])
    this.#change(source.volume, [add])
    try {
      this.#enter('place, second half')
    } catch (error) {
      if (error instanceof CoreError) this.#change(source.volume, [{...add, now: undefined}])
      throw error
    }
    this.#change(source.volume, [remove])
  }

  exchange(a: Spot, b: Spot): void {
    this.#enter('exchange')
    const [one, other] = this.#pair(a, b, 'exchange')
    if (!one.volume.can.exchange) throw failure('Unsupported', 'EINVAL', 'exchange')
    if (!other.there) throw failure('PathNotFound', 'ENOENT', 'exchange')
    this.#change(one.volume, [
      {folder: one.node, name: one.is, now: undefined},
      {folder: other.node, name: other.is, now: undefined},
      {folder: one.node, name: one.is, now: other.there},
      {folder: other.node, name: other.is, now: one.there},
    ])
  }

  removeFile(spot: Spot): void {
    this.#enter('removeFile')
    const {volume, node, is, there} = this.#standing(spot, 'removeFile')
    if (there.kind === DIR) throw failure('Unsupported', 'EISDIR', 'removeFile')
    this.#change(volume, [{folder: node, name: is, now: undefined}])
    there.ctimeNs = this.#volumes.time.next()
    if (there.nlink === 0) volume.freeBytes += there.blocks.size * BLOCK
  }

  removeFolder(spot: Spot): void {
    this.#enter('removeFolder')
    const {volume, node, is, there} = this.#standing(spot, 'removeFolder')
    if (there.kind !== DIR) throw failure('NotAFolder', 'ENOTDIR', 'removeFolder')
    if (there.names.size > 0) throw failure('NameTaken', 'ENOTEMPTY', 'removeFolder')
    this.#change(volume, [{folder: node, name: is, now: undefined}])
  }

  #pair(from: Spot, to: Spot, call: string): readonly [Place & {readonly there: MemoryNode}, Place] {
    const source = this.#standing(from, call)
    const target = this.#writable(to)
    if (source.volume !== target.volume) throw failure('Unsupported', 'EXDEV', call)
    return [source, target]
  }

  #standing(spot: Spot, call: string): Place & {readonly there: MemoryNode} {
    const place = this.#writable(spot)
    if (!place.there) throw failure('PathNotFound', 'ENOENT', call)
    return {...place, there: place.there}
  }

  #writable({folder, name: raw}: Spot): Place {
    const path = Buffer.from(folder).toString('latin1')
    const name = Buffer.from(raw).toString('latin1')
    if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) throw new Error(`"${name}" is not one name.`)
    const {volume, node} = this.#volumes.folder(path)
    if (this.#volumes.mounts.has(path === '/' ? `/${name}` : `${path}/${name}`)) throw failure('InputOutput', 'EBUSY', name)
    if (volume.can.readOnly) throw failure('PermissionDenied', 'EROFS', name)
    if ((node.attributes.mode & 0o200) === 0) throw failure('PermissionDenied', 'EACCES', name)
    if (raw.length > volume.can.nameBytes) throw failure('Unsupported', 'ENAMETOOLONG', name)
    const child = volume.child(node, name)
    return {volume, node, name, there: child?.node, is: child?.name ?? name}
  }

  #change(volume: MemoryVolume, changes: readonly Omit<NameChange, 'was'>[], creates?: MemoryNode): void {
    volume.change(changes, creates)
    for (const {folder, now} of changes) {
      const at = this.#volumes.time.next()
      folder.attributes = {...folder.attributes, mtimeNs: at}
      folder.ctimeNs = at
      folder.unflushed = true
      if (now) now.ctimeNs = at
    }
  }
}

function isBelow(node: MemoryNode, folder: MemoryNode): boolean {
  return node === folder || [...folder.names.values()].some((child) => child.kind === DIR && isBelow(node, child))
}
