import './popup.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Menu} from '@base-ui/react/menu'
import type {LucideIcon} from 'lucide-react'
import type {ComponentProps, ReactNode} from 'react'
import {useLayer} from './layers.tsx'

interface PopupParts extends Pick<ComponentProps<typeof Menu.Positioner>, 'side' | 'align' | 'sideOffset'> {
  /** It opens where the pointer is, as a context menu does. */
  readonly atPointer?: boolean
  readonly children: ReactNode
}

/** The sheet of a menu, wherever it hangs. */
export function Popup({atPointer, children, ...place}: PopupParts) {
  const Positioner = atPointer ? ContextMenu.Positioner : Menu.Positioner
  return (
    <Menu.Portal container={useLayer()}>
      <Positioner {...(atPointer ? {} : {sideOffset: 4})} {...place} className="popup-place">
        <Menu.Popup className="popup">{children}</Menu.Popup>
      </Positioner>
    </Menu.Portal>
  )
}

interface EntryLook {
  readonly icon?: LucideIcon
  readonly shortcut?: string
  readonly danger?: boolean
  readonly children: ReactNode
  readonly onClick: () => void
}

export function PopupItem({icon: Icon, shortcut, danger, children, onClick}: EntryLook) {
  return (
    <Menu.Item className="popup-item" data-danger={danger ? '' : undefined} onClick={onClick}>
      {Icon ? <Icon size={15} strokeWidth={1.8} aria-hidden /> : null}
      {children}
      {shortcut ? <kbd>{shortcut}</kbd> : null}
    </Menu.Item>
  )
}

export function PopupLine() {
  return <Menu.Separator className="popup-line" />
}
