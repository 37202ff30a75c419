import {
  ClipboardPaste,
  Columns2,
  Copy,
  CopyPlus,
  FolderInput,
  FolderPlus,
  PencilLine,
  Redo2,
  Scissors,
  SquareTerminal,
  Trash2,
  Undo2,
} from 'lucide-react'
import {messages} from '../../messages.ts'
import {PopupItem, PopupLine} from '../../ui/popup.tsx'
import {activeTab, otherPane, useTabs} from '../tabs/index.ts'
import {deleteChosen, duplicateChosen, gatherChosen, newFolder, renameChosen, terminalHere, trashChosen} from './file-commands.ts'
import {bringOver, holdChosen, pasteHere} from './file-clipboard.ts'
import {redo, undo} from './follow-act.ts'
import {PlanActs} from './plan-menu.tsx'
import {chordText} from './platform.ts'

const words = messages.act

/** What can be done with the chosen files, for their menu. */
export function EntryActs() {
  return (
    <>
      <PopupItem icon={Scissors} shortcut={chordText('Ctrl+X')} onClick={() => void holdChosen(true)}>
        {words.cut}
      </PopupItem>
      <PopupItem icon={Copy} shortcut={chordText('Ctrl+C')} onClick={() => void holdChosen(false)}>
        {words.copy}
      </PopupItem>
      <PopupItem icon={CopyPlus} shortcut={chordText('Ctrl+D')} onClick={() => void duplicateChosen()}>
        {words.duplicate}
      </PopupItem>
      <PopupItem icon={PencilLine} shortcut="F2" onClick={() => afterMenu(renameChosen)}>
        {words.rename}
      </PopupItem>
      <PopupItem icon={FolderInput} onClick={() => afterMenu(gatherChosen)}>
        {words.gather}
      </PopupItem>
      <OverActs />
      <PopupLine />
      <PopupItem icon={Trash2} shortcut={chordText('Delete')} onClick={() => void trashChosen()}>
        {words.trash}
      </PopupItem>
      <PopupItem danger shortcut={chordText('Shift+Delete')} onClick={() => void deleteChosen()}>
        {words.delete}
      </PopupItem>
      <PlanActs />
    </>
  )
}

/** Into the folder of the other pane, where there is one. */
function OverActs() {
  const split = useTabs((tabs) => otherPane(activeTab(tabs)) !== undefined)
  if (!split) return null
  return (
    <>
      <PopupLine />
      <PopupItem icon={Columns2} onClick={() => void bringOver(false)}>
        {messages.tabs.copyOver}
      </PopupItem>
      <PopupItem onClick={() => void bringOver(true)}>{messages.tabs.moveOver}</PopupItem>
    </>
  )
}

/** What can be done with the shown folder, for the menu beside its files. */
export function PlaceActs() {
  return (
    <>
      <PopupItem icon={ClipboardPaste} shortcut={chordText('Ctrl+V')} onClick={() => void pasteHere()}>
        {words.paste}
      </PopupItem>
      <PopupItem icon={FolderPlus} shortcut={chordText('Ctrl+Shift+N')} onClick={() => afterMenu(newFolder)}>
        {words.newFolder}
      </PopupItem>
      <PopupItem icon={SquareTerminal} onClick={() => void terminalHere()}>
        {messages.shell.terminal}
      </PopupItem>
      <PopupLine />
      <PopupItem icon={Undo2} shortcut={chordText('Ctrl+Z')} onClick={() => void undo()}>
        {words.undo}
      </PopupItem>
      <PopupItem icon={Redo2} shortcut={chordText('Ctrl+Shift+Z')} onClick={() => void redo()}>
        {words.redo}
      </PopupItem>
    </>
  )
}

const MENU_GONE_MS = 180

/** A menu that closes takes the keyboard back; what wants it itself begins after that. */
function afterMenu(act: () => Promise<void>): void {
  setTimeout(() => void act(), MENU_GONE_MS)
}
