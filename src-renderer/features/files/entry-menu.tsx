import {ContextMenu} from '@base-ui/react/context-menu'
import type {ReactNode} from 'react'
import {Popup} from '../../ui/popup.tsx'
import {useMenuPlace} from './menu-place.ts'
import {useSelection} from './selection-store.ts'

export interface EntryMenus {
  /** What can be done with what is chosen, and with the place itself where nothing is. */
  readonly entryMenu: ReactNode
  readonly placeMenu: ReactNode
}

/** The menu of what is chosen among the files; its place is around the grid. */
export function EntryMenu({entryMenu, placeMenu, children}: EntryMenus & {readonly children: ReactNode}) {
  const isOnEntry = useSelection((state) => state.selection.activeItem !== undefined)
  const {onEntry} = useMenuPlace()
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className="entry-menu-place">{children}</ContextMenu.Trigger>
      <Popup atPointer>{isOnEntry && onEntry ? entryMenu : placeMenu}</Popup>
    </ContextMenu.Root>
  )
}
