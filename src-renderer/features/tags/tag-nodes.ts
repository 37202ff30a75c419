import type {Tag} from '../../../src-main/contract/tag.ts'

/** A tag as the tree shows it. */
export interface TreeNode {
  readonly tag: Tag
  /** 1 at the top. */
  readonly level: number
  /** Whether what is nested in it shows; undefined where nothing is. */
  readonly isOpen: boolean | undefined
}

/** The tags that show, in their order, where some are closed. */
export function shownNodes(all: readonly Tag[], closed: ReadonlySet<string>): readonly TreeNode[] {
  const nested = Map.groupBy(all, ({parent}) => parent)
  const below = (parent: Tag['parent'], level: number): readonly TreeNode[] => {
    const siblings = nested.get(parent) ?? []
    return siblings.flatMap((tag) => {
      const isOpen = nested.has(tag.id) ? !closed.has(tag.id) : undefined
      return [{tag, level, isOpen}, ...(isOpen ? below(tag.id, level + 1) : [])]
    })
  }
  return below(null, 1)
}
