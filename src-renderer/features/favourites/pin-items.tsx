import {Pin, PinOff} from 'lucide-react'
import {messages} from '../../messages.ts'
import {PopupItem} from '../../ui/popup.tsx'
import {pathOf, shownFolder, useFiles, useSelection} from '../files/index.ts'
import {usePane} from '../../core/pane.ts'
import {pin, unpin, useFavourites} from './favourites.ts'

const words = messages.inspect.favourites

/** Pins the folder that a menu was opened on. */
export function PinEntry() {
  const item = useSelection(({selection}) => selection.activeItem)
  return item?.kind === 'dir' ? <PinItem folder={pathOf(item)} /> : null
}

/** Pins the folder that is shown. */
export function PinPlace() {
  const pane = usePane()
  // The folder changes with the rows.
  useFiles((state) => state.rows)
  const folder = shownFolder(pane)
  return folder === undefined ? null : <PinItem folder={folder} here />
}

function PinItem({folder, here}: {readonly folder: string; readonly here?: boolean}) {
  const pinned = useFavourites(({folders}) => folders.includes(folder))
  return (
    <PopupItem icon={pinned ? PinOff : Pin} onClick={() => (pinned ? unpin(folder) : pin(folder))}>
      {pinned ? words.unpin : here ? words.pinHere : words.pin}
    </PopupItem>
  )
}
