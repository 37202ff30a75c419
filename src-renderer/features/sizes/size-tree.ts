import {hierarchy, type HierarchyNode} from 'd3-hierarchy'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'

/** A part of the tree of sizes as it is drawn. */
export interface SizePart {
  /** Stays the same as long as it is the same thing. */
  readonly key: string
  readonly node: SizeNode
  readonly children: readonly SizePart[]
}
export type SizeTree = HierarchyNode<SizePart>

/** Makes a tree of the list that the core answers. Its parts stand in the order in which they stood `before`, so that nothing jumps when a size changes; new ones by their size. */
export function sizeTree(nodes: readonly SizeNode[], before: ReadonlyMap<string, number> = new Map()): SizeTree | undefined {
  const children = nodes.map((): SizePart[] => [])
  const parts = nodes.map((node, place) => ({key: keyOf(node), node, children: children[place]!}))
  for (const part of parts) children[part.node.parent]?.push(part)
  for (const all of children) all.sort((a, b) => compare(a, b, before))
  const [top] = parts
  return top && hierarchy<SizePart>(top, (part) => part.children).sum(({node, children: inside}) => (inside.length > 0 ? 0 : node.bytes))
}

/** Where each part stands among its siblings. */
export function orderOf(tree: SizeTree): ReadonlyMap<string, number> {
  const order = new Map<string, number>()
  tree.each(({children}) => children?.forEach(({data}, place) => order.set(data.key, place)))
  return order
}

const keyOf = ({kind, id, volume, path}: SizeNode): string => (kind === 'rest' ? `rest of ${path}` : (id ?? volume ?? kind))

function compare(a: SizePart, b: SizePart, before: ReadonlyMap<string, number>): number {
  const [one, other] = [before.get(a.key), before.get(b.key)]
  if (one !== undefined && other !== undefined) return one - other
  return b.node.bytes - a.node.bytes
}
