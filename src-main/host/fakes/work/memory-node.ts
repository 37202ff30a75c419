import {DIR, FILE, type Facts} from '../../../domain/act/spot.ts'

/** What is lost whole or not at all: data are lost block by block. */
export const BLOCK = 4096

export interface Attributes {
  readonly mode: number
  readonly owner: number
  readonly group: number
  readonly mtimeNs: bigint
  readonly xattrs: ReadonlyMap<string, string>
}

/** What a flush has put on the disk of one node. */
export interface Durable {
  readonly attributes: Attributes
  readonly size: number
  readonly blocks: ReadonlyMap<number, Uint8Array>
}

/** A file, folder, link or special file of a memory volume: what programs see of it, and beside that what would be left without power. */
export interface MemoryNode {
  readonly inode: bigint
  readonly kind: number
  readonly birthNs: bigint
  readonly target: Uint8Array
  attributes: Attributes
  ctimeNs: bigint
  nlink: number
  size: number
  /** Blocks are never changed, only put in the place of others; one that is missing is a hole. */
  blocks: Map<number, Uint8Array>
  /** Blocks that will be wrong on the disk. */
  rotten: Set<number>
  /** Blocks that no flush has covered yet. */
  dirty: Set<number>
  /** Size or attributes that no flush has covered yet. */
  unflushed: boolean
  durable: Durable | undefined
  names: Map<string, MemoryNode>
  durableNames: Map<string, MemoryNode>
}

export function memoryNode(made: Pick<MemoryNode, 'inode' | 'kind' | 'attributes'> & {readonly target?: Uint8Array}): MemoryNode {
  const {mtimeNs} = made.attributes
  return {
    target: new Uint8Array(),
    ...made,
    birthNs: mtimeNs,
    ctimeNs: mtimeNs,
    nlink: made.kind === DIR ? 2 : 0,
    size: made.target?.length ?? 0,
    blocks: new Map(),
    rotten: new Set(),
    dirty: new Set(),
    unflushed: true,
    durable: undefined,
    names: new Map(),
    durableNames: new Map(),
  }
}

export function nodeFacts(node: MemoryNode, device: string): Facts {
  const {attributes, kind} = node
  return {
    kind,
    size: kind === DIR ? BLOCK : node.size,
    mode: attributes.mode,
    nlink: node.nlink,
    owner: attributes.owner,
    group: attributes.group,
    device,
    inode: node.inode,
    mtimeNs: attributes.mtimeNs,
    ctimeNs: node.ctimeNs,
    birthNs: node.birthNs,
    allocatedBytes: node.blocks.size * BLOCK,
  }
}

export function readNode(node: MemoryNode, offset: number, into: Uint8Array): number {
  const length = Math.max(0, Math.min(into.length, node.size - offset))
  for (let done = 0; done < length;) {
    const at = offset + done
    const inBlock = at % BLOCK
    const part = Math.min(BLOCK - inBlock, length - done)
    const block = node.blocks.get(Math.floor(at / BLOCK))
    if (block) into.set(block.subarray(inBlock, inBlock + part), done)
    else into.fill(0, done, done + part)
    done += part
  }
  return length
}

export function writeNode(node: MemoryNode, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length;) {
    const at = offset + done
    const number = Math.floor(at / BLOCK)
    const inBlock = at % BLOCK
    const part = Math.min(BLOCK - inBlock, bytes.length - done)
    const block = node.blocks.get(number)?.slice() ?? new Uint8Array(BLOCK)
    block.set(bytes.subarray(done, done + part), inBlock)
    node.blocks.set(number, block)
    node.dirty.add(number)
    done += part
  }
  if (offset + bytes.length > node.size) node.size = offset + bytes.length
  node.unflushed = true
}

export function resizeNode(node: MemoryNode, size: number): void {
  const last = Math.floor(size / BLOCK)
  for (const number of node.blocks.keys()) {
    if (number > last || (number === last && size % BLOCK === 0)) {
      node.blocks.delete(number)
      node.dirty.add(number)
    } else if (number === last && size < node.size) {
      node.blocks.set(
        number,
        node.blocks
          .get(number)!
          .slice()
          .fill(0, size % BLOCK),
      )
      node.dirty.add(number)
    }
  }
  node.size = size
  node.unflushed = true
}

/** Data and attributes of a node survive from here on. What an earlier flush failed to write does not: the system takes it for written. */
export function flushNode(node: MemoryNode): void {
  if (!node.unflushed && node.dirty.size === 0) return
  const blocks = new Map(node.durable?.blocks)
  for (const number of node.dirty) {
    const block = node.blocks.get(number)
    if (block) blocks.set(number, node.rotten.has(number) ? rotted(block) : block)
    else blocks.delete(number)
  }
  node.rotten.clear()
  node.durable = {attributes: node.attributes, size: node.size, blocks}
  node.dirty.clear()
  node.unflushed = false
}

function rotted(block: Uint8Array): Uint8Array {
  const wrong = block.slice()
  wrong[0] = wrong[0]! ^ 1
  return wrong
}

/** A flush that failed: nothing was written, and the system will not try again. */
export function failFlush(node: MemoryNode): void {
  node.durable ??= {attributes: node.attributes, size: 0, blocks: new Map()}
  node.dirty.clear()
}

/** What is read next comes from the disk, save what is still to be written. */
export function forgetNode(node: MemoryNode): void {
  if (node.kind !== FILE || !node.durable) return
  for (const number of node.blocks.keys()) if (!node.dirty.has(number) && !node.durable.blocks.has(number)) node.blocks.delete(number)
  for (const [number, block] of node.durable.blocks)
    if (!node.dirty.has(number) && number * BLOCK < node.size) node.blocks.set(number, block)
}

/** As `failFlush`, for all files below a folder: one flush of a volume takes the data of all of them along. */
export function failAll(node: MemoryNode): void {
  if (node.kind === FILE) failFlush(node)
  for (const child of node.names.values()) failAll(child)
}

/** The next run of blocks that hold something, from an offset on. */
export function nextDataOf(node: MemoryNode, offset: number): {readonly start: number; readonly end: number} | undefined {
  const blocks = [...node.blocks.keys()]
    .filter((block) => (block + 1) * BLOCK > offset && block * BLOCK < node.size)
    .toSorted((a, b) => a - b)
  const [first] = blocks
  if (first === undefined) return undefined
  let last = first
  while (node.blocks.has(last + 1)) last++
  return {start: Math.max(first * BLOCK, offset), end: Math.min((last + 1) * BLOCK, node.size)}
}

/** It was written to. */
export function touchNode(node: MemoryNode, now: bigint): void {
  node.ctimeNs = now
  node.attributes = {...node.attributes, mtimeNs: now}
}
