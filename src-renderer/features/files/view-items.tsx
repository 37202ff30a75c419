import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {PopupItem, PopupLine} from '../../ui/popup.tsx'
import {GroupMenu} from './group-menu.tsx'
import {backToDefault, makeDefault} from './view-options.ts'

const words = messages.tabs.columns

/** What can be done with the whole view of a folder, at the end of a menu. */
export function ViewItems() {
  const pane = usePane()
  return (
    <>
      <PopupLine />
      <GroupMenu />
      <PopupLine />
      <PopupItem onClick={() => makeDefault(pane)}>{words.makeDefault}</PopupItem>
      <PopupItem onClick={() => backToDefault(pane)}>{words.backToDefault}</PopupItem>
    </>
  )
}
