import {safeNames, staysInside} from './safe-path.ts'

/** Something in an archive, as its headers tell it; of its path nothing is believed. */
export interface Packed {
  readonly path: string
  readonly kind: 'file' | 'dir' | 'link' | 'special'
  /** Where a symbolic link leads. */
  readonly target?: string | undefined
  /** The path of the entry whose bytes it has: a hard link. */
  readonly same?: string | undefined
}

/** A name in the tree that an archive unpacks to. */
export interface PackedNode<E extends Packed> {
  readonly name: string
  /** Absent for a folder that only the paths of others tell of. */
  entry: E | undefined
  /** Of a folder alone. */
  readonly inside: Map<string, PackedNode<E>> | undefined
  /** The same for all names of a file, and for nothing else. */
  no: number
  /** It is a file of several names. */
  isShared: boolean
}

export interface PackedTree<E extends Packed> {
  /** What comes to the place where it is unpacked: one thing. */
  readonly top: PackedNode<E>
  /** Paths that lead out, or through what is no folder. */
  readonly refused: readonly string[]
}

type Node<E extends Packed> = PackedNode<E>

/** Makes the tree of an archive: what has one thing at its top comes as that, and all else in a folder of the archive's own name. */
export function packedTree<E extends Packed>(entries: Iterable<E>, stem: string): PackedTree<E> {
  const growing: Growing<E> = {root: node({name: stem, no: 0}, true), nodes: 1}
  const refused: string[] = []
  for (const entry of entries) {
    const names = safeNames(entry.path)
    if (names?.[0] === FORKS) continue
    const isPut = names !== undefined && (entry.same === undefined ? put(growing, names, entry) : share(growing, names, entry.same))
    if (!isPut) refused.push(entry.path)
  }
  const {root} = growing
  const [only, ...others] = root.inside!.values()
  const top = only && others.length === 0 ? only : root
  leaveOutLinks(top)
  return {top, refused}
}

interface Growing<E extends Packed> {
  readonly root: Node<E>
  nodes: number
}

/** Where macOS packs what its files have beside their bytes. */
const FORKS = '__MACOSX'

function node<E extends Packed>(
  {name, no, entry}: {readonly name: string; readonly no: number; readonly entry?: E},
  isFolder: boolean,
): Node<E> {
  return {name, no, entry, inside: isFolder ? new Map() : undefined, isShared: false}
}

/** Of two entries of one path the later one holds, as for all programs that read from begin to end. */
function put<E extends Packed>(growing: Growing<E>, names: readonly string[], entry: E): boolean {
  const name = names.at(-1)
  if (name === undefined) return entry.kind === 'dir'
  const folder = folderAt(growing, names.slice(0, -1))
  const there = folder?.inside?.get(name)
  const isFolder = entry.kind === 'dir'
  if (!folder || (there && (there.inside !== undefined) !== isFolder)) return false
  if (there && isFolder) there.entry = entry
  else folder.inside!.set(name, node({name, no: growing.nodes++, entry}, isFolder))
  return true
}

function folderAt<E extends Packed>(growing: Growing<E>, names: readonly string[]): Node<E> | undefined {
  let at = growing.root
  for (const name of names) {
    let next = at.inside!.get(name)
    if (!next) at.inside!.set(name, (next = node({name, no: growing.nodes++}, true)))
    if (!next.inside) return undefined
    at = next
  }
  return at
}

/** A hard link is another name of a file that stands in the archive before it. */
function share<E extends Packed>(growing: Growing<E>, names: readonly string[], path: string): boolean {
  const first = nodeAt(growing.root, safeNames(path) ?? [])
  if (first?.entry?.kind !== 'file' || !put(growing, names, first.entry)) return false
  const other = nodeAt(growing.root, names)!
  if (other === first) return true
  other.no = first.no
  first.isShared = other.isShared = true
  return true
}

function nodeAt<E extends Packed>(root: Node<E>, names: readonly string[]): Node<E> | undefined {
  return names.reduce<Node<E> | undefined>((at, name) => at?.inside?.get(name), names.length === 0 ? undefined : root)
}

/** Links that lead out of what is unpacked become what no copy brings: they are told and left out. */
function leaveOutLinks<E extends Packed>(top: Node<E>): void {
  const waiting: {readonly node: Node<E>; readonly above: number}[] = [{node: top, above: 0}]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {node: one, above} = next
    if (one.entry?.kind === 'link' && !staysInside(one.entry.target ?? '', above - 1)) one.entry = {...one.entry, kind: 'special'}
    for (const inner of one.inside?.values() ?? []) waiting.push({node: inner, above: above + 1})
  }
}
