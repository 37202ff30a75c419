import {ContextMenu} from '@base-ui/react/context-menu'
import {type ReactNode, useEffect, useState} from 'react'
import {Popup} from '../../ui/popup.tsx'
import {useFiles} from './files-state.ts'
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
  const {open, setOpen} = useOpenHere()
  return (
    <ContextMenu.Root open={open} onOpenChange={setOpen}>
      <ContextMenu.Trigger className="entry-menu-place">{children}</ContextMenu.Trigger>
      <Popup atPointer>{isOnEntry && onEntry ? entryMenu : placeMenu}</Popup>
    </ContextMenu.Root>
  )
}

/** A menu of what was left would act on what has come: it closes with the files that it was opened over. */
function useOpenHere() {
  const here = useFiles(({rows}) => rows && JSON.stringify(rows.wish.source))
  const [openAt, setOpenAt] = useState<string>()
  useEffect(() => setOpenAt(undefined), [here])
  return {open: openAt !== undefined && openAt === here, setOpen: (open: boolean): void => setOpenAt(open ? here : undefined)}
}
