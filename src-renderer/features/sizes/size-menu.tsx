import {ContextMenu} from '@base-ui/react/context-menu'
import {ExternalLink, FolderOpen, FolderSearch, SquareArrowOutUpRight, Trash2, ZoomIn} from 'lucide-react'
import type {ReactNode} from 'react'
import {messages} from '../../messages.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {openPart, revealPart, showPart, trashPart, zoomTo} from './part-acts.ts'
import type {SizePart} from './size-tree.ts'

const words = messages.file

/** The menu of the part that is chosen, around whatever shows the sizes. */
export function SizeMenu({part, children}: {readonly part: SizePart | undefined; readonly children: ReactNode}) {
  return (
    <ContextMenu.Root disabled={part === undefined}>
      <ContextMenu.Trigger className="size-menu-place">{children}</ContextMenu.Trigger>
      <Popup atPointer>{part ? <PartItems part={part} /> : null}</Popup>
    </ContextMenu.Root>
  )
}

function PartItems({part}: {readonly part: SizePart}) {
  const {kind} = part.node
  const isEntry = part.node.id !== undefined
  return (
    <>
      {kind === 'file' ? null : (
        <PopupItem icon={ZoomIn} onClick={() => zoomTo(part.node)}>
          {messages.pages.sizes.zoom}
        </PopupItem>
      )}
      <PopupItem icon={kind === 'file' ? SquareArrowOutUpRight : FolderOpen} onClick={() => void openPart(part.node)}>
        {words.open}
      </PopupItem>
      {isEntry ? (
        <>
          <PopupItem icon={FolderSearch} onClick={() => showPart(part.node)}>
            {words.showInFolder}
          </PopupItem>
          <PopupItem icon={ExternalLink} onClick={() => void revealPart(part.node)}>
            {words.reveal}
          </PopupItem>
          <PopupLine />
          <PopupItem icon={Trash2} onClick={() => void trashPart(part.node)}>
            {messages.act.trash}
          </PopupItem>
        </>
      ) : null}
    </>
  )
}
