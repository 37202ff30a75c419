import {ContextMenu} from '@base-ui/react/context-menu'
import {ChevronRight} from 'lucide-react'
import type {CSSProperties, ReactNode} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {amount, shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {TagDot} from './tag-dot.tsx'
import {beginTagDrag, endTagDrag, useTagDrop} from './tag-drag.ts'
import type {TreeNode} from './tag-nodes.ts'

interface NodeParts {
  readonly node: TreeNode
  readonly all: readonly Tag[]
  readonly current: boolean
  /** The one of the tree that the Tab key leads to. */
  readonly inTabs: boolean
  readonly onOpen: (tag: Tag) => void
  readonly onFold: (id: string, close: boolean) => void
  readonly onFocus: () => void
  /** What can be done with one. */
  readonly menu: (tag: Tag) => ReactNode
}

/** One tag of the tree, with its menu. */
export function TagNode({node, all, current, inTabs, onOpen, onFold, onFocus, menu}: NodeParts) {
  const {tag, level, isOpen, place, siblings} = node
  const drop = useTagDrop(tag, all)
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        role="treeitem"
        className="location tag-node"
        data-tag={tag.id}
        data-drop={drop.isOver ? '' : undefined}
        aria-level={level}
        aria-posinset={place}
        aria-setsize={siblings}
        aria-expanded={isOpen}
        aria-selected={current}
        tabIndex={inTabs ? 0 : -1}
        draggable
        style={{'--level': level} as CSSProperties}
        onClick={() => onOpen(tag)}
        onFocus={onFocus}
        onDragStart={(event) => beginTagDrag(event, tag)}
        onDragEnd={endTagDrag}
        {...drop.listeners}
      >
        {isOpen === undefined ? null : (
          <span
            className="tag-fold"
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
