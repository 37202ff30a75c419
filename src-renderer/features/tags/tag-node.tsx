import {ContextMenu} from '@base-ui/react/context-menu'
import {ChevronRight} from 'lucide-react'
import type {CSSProperties, KeyboardEvent, ReactNode} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {amount, shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {deleteTag} from './tag-acts.ts'
import {askForTag} from './tag-dialogs.tsx'
import {TagDot} from './tag-dot.tsx'
import {beginTagDrag, endTagDrag, useTagDrop} from './tag-drag.ts'
import type {TreeNode} from './tag-nodes.ts'

interface NodeParts {
  readonly node: TreeNode
  readonly all: readonly Tag[]
  readonly current: boolean
  readonly onOpen: (tag: Tag) => void
  readonly onFold: (id: string, close: boolean) => void
  /** What can be done with one. */
  readonly menu: (tag: Tag) => ReactNode
}

/** One tag of the tree, with its menu. */
export function TagNode({node, all, current, onOpen, onFold, menu}: NodeParts) {
  const {tag, level, isOpen} = node
  const drop = useTagDrop(tag, all)
  const keys = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : actsOf(tag, onOpen)[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        role="treeitem"
        className="location tag-node"
        data-tag={tag.id}
        data-drop={drop.isOver ? '' : undefined}
        aria-level={level + 1}
        aria-expanded={isOpen}
        aria-current={current ? 'location' : undefined}
        aria-keyshortcuts="F2 Delete"
        tabIndex={-1}
        draggable
        style={{'--level': level} as CSSProperties}
        onClick={() => onOpen(tag)}
        onKeyDown={keys}
        onDragStart={(event) => beginTagDrag(event, tag)}
        onDragEnd={endTagDrag}
        {...drop.listeners}
      >
        {isOpen === undefined ? null : (
          <span
            className="tag-fold"
            data-fold=""
            data-open={isOpen ? '' : undefined}
            onClick={(event) => {
              event.stopPropagation()
              onFold(tag.id, isOpen)
            }}
          >
            <ChevronRight size={13} aria-hidden />
          </span>
        )}
        <TagDot colour={tag.colour} />
        <span className="location-name">{shown(tag.name)}</span>
        <span className="tag-count">{amount(tag.count)}</span>
      </ContextMenu.Trigger>
      <Popup atPointer>{menu(tag)}</Popup>
    </ContextMenu.Root>
  )
}

/** What a key does with one tag. */
const actsOf = (tag: Tag, onOpen: (tag: Tag) => void): Readonly<Record<string, () => void>> => ({
  Enter: () => onOpen(tag),
  ' ': () => onOpen(tag),
  F2: () => askForTag({tag}),
  Delete: () => void deleteTag(tag),
})
