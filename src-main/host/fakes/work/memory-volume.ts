import {DIR} from '../../../domain/act/spot.ts'
import type {Abilities} from '../../../domain/act/work-disk.ts'
import {flushNode, memoryNode, type Attributes, type MemoryNode} from './memory-node.ts'

export interface NameChange {
  readonly folder: MemoryNode
  readonly name: string
  readonly was: MemoryNode | undefined
  readonly now: MemoryNode | undefined
}

/** Names that changed in one instant: after a power loss all of them have, or none. */
export interface NameOperation {
  readonly changes: readonly NameChange[]
  /** What had no name before. */
  readonly creates: MemoryNode | undefined
  /** Folders that were not flushed since. It is sure to survive when there are none. */
  readonly waiting: Set<MemoryNode>
}

export interface VolumeInput extends Partial<Abilities> {
  readonly device: string
  /** False: `flushVolume` answers false. */
  readonly flushesWhole?: boolean | undefined
  /** Times are cut down to these steps, as on FAT. */
  readonly timeStepNs?: bigint | undefined
  readonly xattrs?: boolean | undefined
  /** Reflinks. */
  readonly clones?: boolean | undefined
  readonly copiesRanges?: boolean | undefined
}

const everything: Omit<Abilities, 'device'> = {
  noReplace: true,
  exchange: true,
  hardLinks: true,
  symbolicLinks: true,
  owners: true,
  readOnly: false,
  nameBytes: 255,
  fileBytes: Number.MAX_SAFE_INTEGER,
  names: 'any',
  caseSensitive: true,
  freeBytes: 2 ** 40,
  totalBytes: 2 ** 41,
}

const extras = {flushesWhole: true, timeStepNs: 1n, xattrs: true, clones: false, copiesRanges: false}

/** One volume: its names, and which of their changes no flush has made sure yet. */
export class MemoryVolume {
  readonly input: VolumeInput
  readonly can: Abilities & typeof extras
  readonly root: MemoryNode
  operations: NameOperation[] = []
  /** Blocks that may still be written. */
  freeBytes: number
  lastInode = 1n
  online = true

  constructor(input: VolumeInput, root: MemoryNode | Attributes) {
    this.input = input
    this.can = {...everything, ...extras, ...input} as Abilities & typeof extras
    this.freeBytes = this.can.freeBytes
    this.root = 'kind' in root ? root : memoryNode({inode: 1n, kind: DIR, attributes: root})
    flushNode(this.root)
  }

  child(folder: MemoryNode, name: string): {readonly name: string; readonly node: MemoryNode} | undefined {
    const node = folder.names.get(name)
    if (node || this.can.caseSensitive) return node && {name, node}
    const folded = name.toLowerCase()
    for (const [other, there] of folder.names) if (other.toLowerCase() === folded) return {name: other, node: there}
    return undefined
  }

  change(wanted: readonly Omit<NameChange, 'was'>[], creates?: MemoryNode): void {
    const changes = wanted.map((change) => ({...change, was: change.folder.names.get(change.name)}))
    for (const {folder, name, now} of wanted) {
      const was = folder.names.get(name)
      if (was && was.kind !== DIR) was.nlink--
      if (now && now.kind !== DIR) now.nlink++
      if (now) folder.names.set(name, now)
      else folder.names.delete(name)
    }
    this.operations.push({changes, creates, waiting: new Set(changes.map(({folder}) => folder))})
  }

  /** The names of one folder, and its attributes, survive from here on. */
  flushFolder(folder: MemoryNode): void {
    flushNode(folder)
    for (const operation of [...this.operations]) {
      operation.waiting.delete(folder)
      if (operation.waiting.size === 0) this.#persist(operation)
    }
  }

  flushAll(): void {
    for (const operation of this.operations) applyTo((folder) => folder.durableNames, operation)
    this.operations = []
    for (const node of nodesBelow(this.root)) flushNode(node)
  }

  // What it stands on goes with it: earlier changes of the same names.
  #persist(operation: NameOperation): void {
    const at = this.operations.indexOf(operation)
    if (at < 0) return
    const chosen = new Set([operation])
    const keys = new Set(needsOf(operation))
    for (const earlier of this.operations.slice(0, at).toReversed()) {
      if (!givesOf(earlier).some((key) => keys.has(key))) continue
      chosen.add(earlier)
      for (const key of needsOf(earlier)) keys.add(key)
    }
    for (const one of this.operations) if (chosen.has(one)) applyTo((folder) => folder.durableNames, one)
    this.operations = this.operations.filter((one) => !chosen.has(one))
  }
}

/** What later operations stand on. */
export function givesOf(operation: NameOperation): readonly string[] {
  const {changes, creates} = operation
  const more = changes.flatMap(({now}) => (now ? [`named ${now.inode}`] : []))
  return [...keysOf(operation), ...more, ...(creates ? [`made ${creates.inode}`] : [])]
}

/**
 * What an operation stands on: earlier ones of the same names, that a file was made before it is named, and that it has its other name before
 * it loses one. That the folder of a name was made is not so sure, and the order of different names is not either.
 */
export function needsOf(operation: NameOperation): readonly string[] {
  return [
    ...keysOf(operation),
    ...operation.changes.flatMap(({was, now}) => [...(now ? [`made ${now.inode}`] : []), ...(was ? [`named ${was.inode}`] : [])]),
  ]
}

const keysOf = ({changes}: NameOperation): readonly string[] =>
  changes.flatMap(({folder, name, now}) => [`${folder.inode}/${name}`, ...(now?.kind === DIR ? [`folder ${now.inode}`] : [])])

export function applyTo(namesOf: (folder: MemoryNode) => Map<string, MemoryNode>, {changes}: NameOperation): void {
  for (const {folder, name, now} of changes) {
    if (now) namesOf(folder).set(name, now)
    else namesOf(folder).delete(name)
  }
}

export function nodesBelow(root: MemoryNode): ReadonlySet<MemoryNode> {
  const found = new Set([root])
  for (const node of found) for (const child of node.names.values()) found.add(child)
  return found
}
