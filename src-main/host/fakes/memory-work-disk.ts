import {compareBytes, joinPath} from '../../domain/byte-path.ts'
import {DIR, FILE, LINK, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {Abilities, KeepInput, Listed, OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'
import {seeded} from '../../testing/seeded.ts'
import {failure, Plotted, type Plot} from './work/disk-plot.ts'
import {keepAttributes} from './work/keep-attributes.ts'
import {
  BLOCK,
  failAll,
  failFlush,
  flushNode,
  forgetNode,
  nextDataOf,
  nodeFacts,
  readNode,
  resizeNode,
  touchNode,
} from './work/memory-node.ts'
import type {VolumeInput} from './work/memory-volume.ts'
import {MemoryNames} from './work/memory-names.ts'
import {MemoryOpenFiles} from './work/memory-open-files.ts'
import {type Found, MemoryVolumes} from './work/memory-volumes.ts'
import {MemoryWorld} from './work/memory-world.ts'
import {afterPowerLoss, forkVolume} from './work/power-loss.ts'
import {writeWithin} from './work/write-within.ts'

/**
 * Volumes in memory that can lose power. What was written is volatile until a flush covers it, as POSIX and ext4 promise it and no more:
 * data by the flush of their file, names by the flush of every folder that they changed in, both by the flush of the volume.
 */
export class MemoryWorkDisk implements WorkDisk {
  readonly volumes: MemoryVolumes
  /** The same disks as another program sees and changes them; nothing of it is counted, and it fails never. */
  readonly world: MemoryWorld
  readonly plotted = new Plotted()
  readonly #names: MemoryNames
  readonly #files = new MemoryOpenFiles()
  #answer = new Uint8Array(BLOCK)

  /** By mount point; `/` must be among them. The folder of another must be made by `world` before it is used. */
  constructor(volumes: Readonly<Record<string, VolumeInput>> | MemoryVolumes = {'/': {device: '1'}}) {
    this.volumes = volumes instanceof MemoryVolumes ? volumes : MemoryVolumes.of(volumes)
    this.world = new MemoryWorld(this.volumes)
    this.#names = new MemoryNames(this.volumes, (name) => this.plotted.enter(name, {changes: true}))
  }

  set plot(plot: Plot) {
    this.plotted.plot = plot
    this.plotted.changes = 0
    this.plotted.calls = 0
  }

  /** The disks as a program finds them that starts after this one was killed: what was volatile is there still. */
  restarted(): MemoryWorkDisk {
    return new MemoryWorkDisk(
      new MemoryVolumes(new Map([...this.volumes.mounts].map(([path, volume]) => [path, forkVolume(volume).volume])), this.volumes.time),
    )
  }

  /** The disks as they may be found after the power was cut. */
  powerLoss(seed: number): MemoryWorkDisk {
    const random = seeded(seed)
    const mounts = [...this.volumes.mounts].map(([path, volume]) => [path, afterPowerLoss(volume, random)] as const)
    return new MemoryWorkDisk(new MemoryVolumes(new Map(mounts), this.volumes.time))
  }

  facts(spot: Spot): Facts | undefined {
    this.#look('facts')
    const found = this.volumes.find(pathOf(spot))
    return found && nodeFacts(found.node, found.volume.can.device)
  }

  list(folder: Uint8Array): readonly Listed[] {
    this.#look('list')
    const path = latin1(folder)
    const {node} = this.volumes.folder(path)
    return [...node.names.keys()]
      .map((name) => ({name: bytes(name), facts: this.#factsBelow(path, name)}))
      .toSorted((a, b) => compareBytes(a.name, b.name))
  }

  #factsBelow(path: string, name: string): Facts {
    const {node, volume} = this.volumes.find(path === '/' ? `/${name}` : `${path}/${name}`)!
    return nodeFacts(node, volume.can.device)
  }

  linkTarget(spot: Spot): Uint8Array {
    this.#look('linkTarget')
    const {node} = this.volumes.there(pathOf(spot))
    if (node.kind !== LINK) throw failure('Unsupported', 'EINVAL', 'linkTarget')
    return node.target
  }

  abilities(folder: Uint8Array): Abilities {
    this.#look('abilities')
    const {volume} = this.volumes.folder(latin1(folder))
    return {...volume.can, freeBytes: volume.freeBytes}
  }

  openSource(spot: Spot): OpenFile {
    this.#look('openSource')
    return this.#files.open(this.volumes.regular(pathOf(spot)))
  }

  openPart(spot: Spot): OpenFile {
    this.#look('openPart')
    return this.#files.open(this.volumes.regular(pathOf(spot)))
  }

  factsOf(file: OpenFile): Facts {
    const {node, volume} = this.#lookAt('factsOf', file)
    return nodeFacts(node, volume.can.device)
  }

  read(file: OpenFile, {offset, length}: {readonly offset: number; readonly length: number}): Uint8Array {
    const {node} = this.#lookAt('read', file)
    if (this.#answer.length < length) this.#answer = new Uint8Array(length)
    // Whoever keeps an answer beyond the next read shall find out here and not on a user's disk.
    this.#answer.fill(0xee)
    return this.#answer.subarray(0, readNode(node, offset, this.#answer.subarray(0, length)))
  }

  write(file: OpenFile, data: Uint8Array, offset: number): void {
    const found = this.#files.at(file)
    const part = (): void => writeWithin(found, data.subarray(0, Math.floor(data.length / 3)), {offset, time: this.volumes.time})
    this.plotted.enter('write', {changes: true, failing: part, dying: part})
    writeWithin(found, data, {offset, time: this.volumes.time})
    if (this.plotted.rots) found.node.rotten.add(Math.floor(offset / BLOCK))
  }

  clone(from: OpenFile, to: OpenFile): boolean {
    this.plotted.enter('clone', {changes: true})
    const [source, target] = [this.#files.at(from), this.#files.at(to)]
    if (!source.volume.can.clones || source.volume !== target.volume) return false
    target.node.blocks = new Map(source.node.blocks)
    target.node.dirty = new Set(source.node.blocks.keys())
    resizeNode(target.node, source.node.size)
    touchNode(target.node, this.volumes.time.next())
    return true
  }

  copyRange(from: OpenFile, to: OpenFile, {offset, length}: {readonly offset: number; readonly length: number}): number | undefined {
    const [source, target] = [this.#files.at(from), this.#files.at(to)]
    if (!source.volume.can.copiesRanges || source.volume !== target.volume) return undefined
    this.plotted.enter('copyRange', {changes: true})
    const data = new Uint8Array(length)
    const count = readNode(source.node, offset, data)
    writeWithin(target, data.subarray(0, count), {offset, time: this.volumes.time})
    return count
  }

  nextData(file: OpenFile, offset: number): {readonly start: number; readonly end: number} | undefined {
    return nextDataOf(this.#lookAt('nextData', file).node, offset)
  }

  resize(file: OpenFile, size: number): void {
    this.plotted.enter('resize', {changes: true})
    const {node, volume} = this.#files.at(file)
    if (size > volume.can.fileBytes) throw failure('Unsupported', 'EFBIG', 'resize')
    resizeNode(node, size)
    touchNode(node, this.volumes.time.next())
  }

  keep(file: OpenFile, {seen, source}: KeepInput): readonly string[] {
    this.plotted.enter('keep', {changes: true})
    const target = this.#files.at(file)
    return keepAttributes(target, {
      seen,
      from: source === undefined ? undefined : this.#files.at(source).node,
      ctimeNs: this.volumes.time.next(),
    })
  }

  forget(file: OpenFile): void {
    forgetNode(this.#lookAt('forget', file).node)
  }

  readAhead(file: OpenFile): void {
    this.#lookAt('readAhead', file)
  }

  writeBehind(file: OpenFile): void {
    this.#lookAt('writeBehind', file)
  }

  flush(file: OpenFile): void {
    const {node} = this.#files.at(file)
    this.plotted.enter('flush', {changes: true, failing: () => failFlush(node)})
    flushNode(node)
  }

  close(file: OpenFile): void {
    this.#files.close(file)
    // Also one whose close fails is closed.
    this.#look('close')
  }

  keepAt(spot: Spot, {seen, from}: {readonly seen: Facts; readonly from?: Spot | undefined}): readonly string[] {
    this.plotted.enter('keepAt', {changes: true})
    return keepAttributes(this.volumes.there(pathOf(spot)), {
      seen,
      from: from && this.volumes.there(pathOf(from)).node,
      ctimeNs: this.volumes.time.next(),
    })
  }

  createPart = (spot: Spot, mode = 0o600): OpenFile => this.#files.open(this.#names.create('createPart', spot, {kind: FILE, mode}))
  makeFolder = (spot: Spot, mode: number): void => void this.#names.create('makeFolder', spot, {kind: DIR, mode})
  makeLink = (spot: Spot, target: Uint8Array): void => void this.#names.create('makeLink', spot, {kind: LINK, mode: 0o777, target})
  joinName = (from: Spot, to: Spot): void => this.#names.join(from, to)
  place = (from: Spot, to: Spot): void => this.#names.place(from, to)
  exchange = (a: Spot, b: Spot): void => this.#names.exchange(a, b)
  removeFile = (spot: Spot): void => this.#names.removeFile(spot)
  removeFolder = (spot: Spot): void => this.#names.removeFolder(spot)

  flushFolder(folder: Uint8Array): void {
    this.plotted.enter('flushFolder', {changes: true})
    const {volume, node} = this.volumes.folder(latin1(folder))
    volume.flushFolder(node)
  }

  flushVolume(folder: Uint8Array): boolean {
    const {volume} = this.volumes.folder(latin1(folder))
    this.plotted.enter('flushVolume', {changes: true, failing: () => failAll(volume.root)})
    if (!volume.can.flushesWhole) return false
    volume.flushAll()
    return true
  }

  /** Files that were opened and not closed. */
  get openFiles(): number {
    return this.#files.size
  }

  #lookAt(name: string, file: OpenFile): Found {
    this.#look(name)
    return this.#files.at(file)
  }

  #look(name: string): void {
    this.plotted.enter(name, {changes: false})
  }
}

const latin1 = (path: Uint8Array): string => Buffer.from(path.buffer, path.byteOffset, path.length).toString('latin1')
const pathOf = ({folder, name}: Spot): string => latin1(joinPath(folder, name))
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
