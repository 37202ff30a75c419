import type {SizeTree} from './size-tree.ts'

/** The part that an arrow leads to: to and fro among the parts of one folder, in to its largest part, out to the folder; undefined when the key moves nothing. */
export function partAfterKey(key: string, from: SizeTree | undefined, tree: SizeTree): SizeTree | undefined {
  const move = moves[key]
  if (!move) return undefined
  if (!from || from.depth === 0) return tree.children?.[0]
  const siblings = from.parent?.children ?? []
  return move(from, siblings, siblings.indexOf(from)) ?? from
}

type Move = (from: SizeTree, siblings: readonly SizeTree[], at: number) => SizeTree | undefined

const moves: Readonly<Record<string, Move>> = {
  ArrowRight: (_from, siblings, at) => siblings[at + 1],
  ArrowLeft: (_from, siblings, at) => siblings[at - 1],
  ArrowDown: ({children}) => children?.[0],
  ArrowUp: ({parent, depth}) => (depth > 1 ? (parent ?? undefined) : undefined),
  Home: (_from, siblings) => siblings[0],
  End: (_from, siblings) => siblings.at(-1),
}
