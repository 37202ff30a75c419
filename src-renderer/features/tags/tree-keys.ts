import type {Tag} from '../../../src-main/contract/tag.ts'
import {deleteTag} from './tag-acts.ts'
import {askForTag} from './tag-dialogs.tsx'
import type {TreeNode} from './tag-nodes.ts'

interface KeyParts {
  readonly nodes: readonly TreeNode[]
  readonly at: number
  readonly goTo: (place: number) => void
  readonly fold: (id: string, close: boolean) => void
  readonly unfold: (ids: readonly string[]) => void
  readonly onOpen: (tag: Tag) => void
}

type Acts = Readonly<Record<string, (() => void) | undefined>>

/** What the keys of a tree do where one stands. Beyond its ends an arrow is left to what stands around the tree. */
export function treeKeys({nodes, at, goTo, fold, unfold, onOpen}: KeyParts): Acts {
  const node = nodes[at]
  if (!node) return {}
  const {tag, isOpen} = node
  const above = nodes.findIndex((one) => one.tag.id === tag.parent)
  const siblings = nodes.filter((one) => one.tag.parent === tag.parent)
  return {
    ArrowDown: at + 1 < nodes.length ? () => goTo(at + 1) : undefined,
    ArrowUp: at > 0 ? () => goTo(at - 1) : undefined,
    Home: () => goTo(0),
    End: () => goTo(nodes.length - 1),
    ArrowRight: () => (isOpen === false ? fold(tag.id, false) : isOpen ? goTo(at + 1) : undefined),
    ArrowLeft: () => (isOpen ? fold(tag.id, true) : goTo(above)),
    '*': () => unfold(siblings.map((one) => one.tag.id)),
    Enter: () => onOpen(tag),
    ' ': () => onOpen(tag),
    F2: () => askForTag({tag}),
    Delete: () => void deleteTag(tag),
  }
}
