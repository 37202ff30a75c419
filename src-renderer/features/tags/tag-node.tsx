import {ContextMenu} from '@base-ui/react/context-menu'
import {ArrowUpToLine, ChevronRight, FolderSearch, PencilLine, Plus, Trash2} from 'lucide-react'
import type {CSSProperties} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {amount, shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {deleteTag, nestTag} from './tag-acts.ts'
import {askForTag} from './tag-dialogs.tsx'
import {TagDot} from './tag-dot.tsx'
import {beginTagDrag, endTagDrag, useTagDrop} from './tag-drag.ts'
import type {TreeNode} from './tag-nodes.ts'

const words = messages.tags

interface NodeParts {
  readonly node: TreeNode
  readonly all: readonly Tag[]
  readonly current: boolean
  /** The one of the tree that the Tab key leads to. */
  readonly inTabs: boolean
  readonly onOpen: (tag: Tag) => void
  readonly onFold: (id: string, close: boolean) => void
  readonly onFocus: () => void
}

/** One tag of the tree, with its menu. */
export function TagNode({node, all, current, inTabs, onOpen, onFold, onFocus}: NodeParts) {
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
      <NodeMenu tag={tag} onOpen={onOpen} />
    </ContextMenu.Root>
  )
}

function NodeMenu({tag, onOpen}: Pick<NodeParts, 'onOpen'> & {readonly tag: Tag}) {
  return (
    <Popup atPointer>
      <PopupItem icon={FolderSearch} shortcut="Enter" onClick={() => onOpen(tag)}>
        {words.show}
      </PopupItem>
      <PopupItem icon={PencilLine} shortcut="F2" onClick={() => askForTag({tag})}>
        {words.editing}
      </PopupItem>
      <PopupItem icon={Plus} onClick={() => askForTag({inside: tag.id})}>
        {words.createInside}
      </PopupItem>
      {tag.parent === null ? null : (
        <PopupItem icon={ArrowUpToLine} onClick={() => void nestTag(tag, undefined)}>
          {words.toTop}
        </PopupItem>
      )}
      <PopupLine />
      <PopupItem icon={Trash2} danger shortcut="Delete" onClick={() => void deleteTag(tag)}>
        {words.delete}
      </PopupItem>
    </Popup>
  )
}
