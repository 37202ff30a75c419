import {DIR} from '../../../domain/act/spot.ts'
import type {Seeded} from '../../../testing/seeded.ts'
import {BLOCK, memoryNode, type Durable, type MemoryNode} from './memory-node.ts'
import {applyTo, givesOf, MemoryVolume, needsOf, type NameOperation} from './memory-volume.ts'

/** A volume as it may stand after its power was cut: all that was flushed, and one legal part of what was not. */
export function afterPowerLoss(volume: MemoryVolume, random: Seeded): MemoryVolume {
  const names = new Map<MemoryNode, Map<string, MemoryNode>>()
  const namesOf = (folder: MemoryNode): Map<string, MemoryNode> => {
    const known = names.get(folder) ?? new Map(folder.durableNames)
    names.set(folder, known)
    return known
  }
  for (const operation of someOf(volume.operations, random)) applyTo(namesOf, operation)
  const left = new Map<MemoryNode, MemoryNode>()
  const settled = (node: MemoryNode): MemoryNode => {
    const known = left.get(node)
    if (known) {
      known.nlink++
      return known
    }
    const copy = afterLoss(node, random)
    left.set(node, copy)
    if (node.kind === DIR) for (const [name, child] of namesOf(node)) copy.names.set(name, settled(child))
    copy.durableNames = new Map(copy.names)
    return copy
  }
  return restarted(volume, settled(volume.root))
}

function restarted(volume: MemoryVolume, root: MemoryNode): MemoryVolume {
  const next = new MemoryVolume(volume.input, root)
  next.lastInode = volume.lastInode
  next.freeBytes = volume.freeBytes
  next.online = volume.online
  return next
}

/** Changes of different names survive in any order; those of one name in theirs. */
function someOf(operations: readonly NameOperation[], random: Seeded): readonly NameOperation[] {
  // Some seeds keep nearly all and some nearly nothing, because half and half of many is never either.
  const percent = random.pick([0, 10, 50, 50, 90, 100])
  const lost = new Set<string>()
  return operations.filter((operation) => {
    const survives = random.chance(percent) && !needsOf(operation).some((key) => lost.has(key))
    if (!survives) for (const key of givesOf(operation)) lost.add(key)
    return survives
  })
}

function afterLoss(node: MemoryNode, random: Seeded): MemoryNode {
  const old: Durable = node.durable ?? {attributes: node.attributes, size: node.target.length, blocks: new Map()}
  const newer = node.unflushed && random.chance(50)
  const copy = memoryNode({inode: node.inode, kind: node.kind, attributes: newer ? node.attributes : old.attributes, target: node.target})
  Object.assign(copy, {birthNs: node.birthNs, ctimeNs: node.ctimeNs, nlink: node.kind === DIR ? 2 : 1})
  copy.size = !node.unflushed ? node.size : random.pick([old.size, node.size, Math.min(node.size, BLOCK)])
  for (const number of new Set([...old.blocks.keys(), ...node.dirty])) {
    const block = node.dirty.has(number) ? tornBlock(node.blocks.get(number), old.blocks.get(number), random) : old.blocks.get(number)
    if (block && number * BLOCK < copy.size) copy.blocks.set(number, block)
  }
  copy.durable = {attributes: copy.attributes, size: copy.size, blocks: new Map(copy.blocks)}
  copy.unflushed = false
  return copy
}

function tornBlock(now: Uint8Array | undefined, old: Uint8Array | undefined, random: Seeded): Uint8Array | undefined {
  return random.pick([now, now, old, undefined])
}

/** The same volume once more, with all that is flushed and all that is not, so that it can go on in two ways. */
export function forkVolume(volume: MemoryVolume): {readonly volume: MemoryVolume; readonly nodeOf: (node: MemoryNode) => MemoryNode} {
  const copies = new Map<MemoryNode, MemoryNode>()
  const nodeOf = (node: MemoryNode): MemoryNode => {
    const known = copies.get(node)
    if (known) return known
    const copy = {...node, blocks: new Map(node.blocks), dirty: new Set(node.dirty)}
    copies.set(node, copy)
    copy.names = mapped(node.names, nodeOf)
    copy.durableNames = mapped(node.durableNames, nodeOf)
    return copy
  }
  const wasFlushed = {unflushed: volume.root.unflushed, durable: volume.root.durable, dirty: new Set(volume.root.dirty)}
  const copy = restarted(volume, nodeOf(volume.root))
  Object.assign(copy.root, wasFlushed)
  copy.operations = volume.operations.map(({changes, creates, waiting}) => ({
    creates: creates && nodeOf(creates),
    changes: changes.map(({folder, name, was, now}) => ({folder: nodeOf(folder), name, was: was && nodeOf(was), now: now && nodeOf(now)})),
    waiting: new Set([...waiting].map(nodeOf)),
  }))
  return {volume: copy, nodeOf}
}

const mapped = (names: ReadonlyMap<string, MemoryNode>, nodeOf: (node: MemoryNode) => MemoryNode): Map<string, MemoryNode> =>
  new Map([...names].map(([name, node]) => [name, nodeOf(node)]))
