import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {PopupItem, PopupLine} from '../../ui/popup.tsx'
import {backToDefault, makeDefault} from './view-options.ts'

const words = messages.tabs.columns

/** What can be done with the whole view of a folder, at the end of a menu. */
export function ViewItems() {
  const pane = usePane()
  return (
    <>
      <PopupLine />
      <PopupItem onClick={() => makeDefault(pane)}>{words.makeDefault}</PopupItem>
      <PopupItem onClick={() => backToDefault(pane)}>{words.backToDefault}</PopupItem>
    </>
  )
}
