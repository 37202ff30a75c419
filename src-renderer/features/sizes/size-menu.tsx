import {ContextMenu} from '@base-ui/react/context-menu'
import type {ReactNode} from 'react'
import {Popup} from '../../ui/popup.tsx'

interface MenuParts {
  /** What can be done with the part that is chosen; absent where none is. */
  readonly menu: ReactNode
  readonly children: ReactNode
}

/** The menu of the part that is chosen, around whatever shows the sizes. */
export function SizeMenu({menu, children}: MenuParts) {
  return (
    <ContextMenu.Root disabled={menu === undefined}>
      <ContextMenu.Trigger className="size-menu-place">{children}</ContextMenu.Trigger>
      <Popup atPointer>{menu}</Popup>
    </ContextMenu.Root>
  )
}
