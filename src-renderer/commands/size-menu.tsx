import {usePane} from '../core/pane.ts'
import {PopupLine} from '../ui/popup.tsx'
import {CommandItem} from './command-item.tsx'
import {contextNow} from './context.ts'

/** What can be done with the part that is chosen among the sizes, for its menu. */
export function SizeCommands() {
  const context = contextNow(usePane())
  return (
    <>
      {(['sizes.zoom', 'sizes.open', 'sizes.showInFolder', 'sizes.reveal'] as const).map((id) => (
        <CommandItem key={id} id={id} context={context} isOfOne />
      ))}
      <PopupLine />
      <CommandItem id="sizes.trash" context={context} isOfOne />
    </>
  )
}
