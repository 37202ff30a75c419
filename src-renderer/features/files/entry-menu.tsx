import {ContextMenu} from '@base-ui/react/context-menu'
import {Menu} from '@base-ui/react/menu'
import {
  AppWindow,
  ChartPie,
  ChevronRight,
  Columns2,
  Copy,
  DatabaseZap,
  ExternalLink,
  Eye,
  FolderOpen,
  FolderSearch,
  PanelTop,
  SquareArrowOutUpRight,
  SquareTerminal,
} from 'lucide-react'
import {type ReactNode, useEffect, useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {attempt} from '../../core/attempt.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {copyPaths, openEntry, openTerminal, openWith, reveal} from './open-entry.ts'
import {openPreview} from './preview/preview-store.ts'
import {useMenuPlace} from './menu-place.ts'
import {useSelection} from './selection-store.ts'
import {pathOf, targetOf} from './target.ts'
import {ViewItems} from './view-items.tsx'

const words = messages.file

export type Elsewhere = 'tab' | 'other' | 'window'

export interface EntryActions {
  readonly openFolder: (path: string) => void
  /** In a tab or a window of its own, or in the other pane. */
  readonly openElsewhere: (path: string, where: Elsewhere) => void
  /** Opens the folder that holds an entry, with the entry chosen. */
  readonly showInFolder: (item: Item) => void
  readonly indexFolder: (path: string) => void
  readonly showSizes: (item: Item) => void
  /** What can be done with what is chosen, and with the place itself where nothing is. */
  readonly entryActs?: ReactNode
  readonly placeActs?: ReactNode
}

interface MenuParts extends EntryActions {
  readonly searching: boolean
  readonly children: ReactNode
}

/** The menu of what is chosen among the files; its place is around the grid. */
export function EntryMenu({searching, children, ...actions}: MenuParts) {
  const item = useSelection((state) => state.selection.activeItem)
  const {onEntry} = useMenuPlace()
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className="entry-menu-place">{children}</ContextMenu.Trigger>
      <Popup atPointer>
        {item && onEntry ? (
          <EntryItems item={item} searching={searching} {...actions} />
        ) : (
          <>
            {actions.placeActs}
            <ViewItems />
          </>
        )}
      </Popup>
    </ContextMenu.Root>
  )
}

function EntryItems({
  item,
  searching,
  openFolder,
  openElsewhere,
  showInFolder,
  indexFolder,
  showSizes,
  entryActs,
}: Omit<MenuParts, 'children'> & {readonly item: Item}) {
  const pane = usePane()
  const isFolder = item.kind === 'dir'
  return (
    <>
      <PopupItem icon={isFolder ? FolderOpen : SquareArrowOutUpRight} shortcut="Enter" onClick={() => void openEntry(item, openFolder)}>
        {words.open}
      </PopupItem>
      <PopupItem icon={Eye} shortcut={messages.preview.key} onClick={() => void openPreview(pane)}>
        {messages.preview.title}
      </PopupItem>
      {isFolder ? <FolderItems open={(where) => openElsewhere(pathOf(item), where)} /> : <OpenWith item={item} />}
      {searching ? (
        <PopupItem icon={FolderSearch} onClick={() => showInFolder(item)}>
          {words.showInFolder}
        </PopupItem>
      ) : null}
      <PopupItem icon={ExternalLink} onClick={() => void reveal(item)}>
        {words.reveal}
      </PopupItem>
      {isFolder && item.indexed ? (
        <PopupItem icon={ChartPie} onClick={() => showSizes(item)}>
          {messages.pages.sizes.show}
        </PopupItem>
      ) : null}
      {isFolder ? (
        <PopupItem icon={SquareTerminal} onClick={() => void openTerminal(item)}>
          {messages.shell.terminal}
        </PopupItem>
      ) : null}
      <PopupLine />
      {entryActs}
      {entryActs ? <PopupLine /> : null}
      <PopupItem icon={Copy} shortcut="Ctrl+Shift+C" onClick={() => void copyPaths(pane)}>
        {words.copyPath}
      </PopupItem>
      {isFolder && item.indexed !== true && item.id === undefined ? (
        <PopupItem icon={DatabaseZap} onClick={() => indexFolder(pathOf(item))}>
          {messages.locations.indexThis}
        </PopupItem>
      ) : null}
    </>
  )
}

function FolderItems({open}: {readonly open: (where: Elsewhere) => void}) {
  return (
    <>
      <PopupItem icon={PanelTop} shortcut="Ctrl+Enter" onClick={() => open('tab')}>
        {messages.tabs.openInTab}
      </PopupItem>
      <PopupItem icon={Columns2} shortcut="Ctrl+Shift+Enter" onClick={() => open('other')}>
        {messages.tabs.openInOther}
      </PopupItem>
      <PopupItem icon={AppWindow} onClick={() => open('window')}>
        {messages.tabs.openInWindow}
      </PopupItem>
    </>
  )
}

function OpenWith({item}: {readonly item: Item}) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="popup-item">
        <AppWindow size={15} strokeWidth={1.8} aria-hidden />
        {words.openWith}
        <span className="popup-end">
          <ChevronRight size={14} aria-hidden />
        </span>
      </Menu.SubmenuTrigger>
      <Popup side="inline-end" align="start">
        <Programs item={item} />
      </Popup>
    </Menu.SubmenuRoot>
  )
}

type Program = {readonly id: string; readonly name: string; readonly standard: boolean}

// Drawn only while the submenu is open: only then are the programs asked for.
function Programs({item}: {readonly item: Item}) {
  const [programs, setPrograms] = useState<readonly Program[]>()
  useEffect(() => {
    let wanted = true
    void attempt(() => core.file.programs({target: targetOf(item)})).then((answer) => wanted && setPrograms(answer?.programs ?? []))
    return () => {
      wanted = false
    }
  }, [item])
  if (programs === undefined || programs.length === 0) {
    return (
      <Menu.Item className="popup-item" disabled>
        {programs === undefined ? words.loading : words.noPrograms}
      </Menu.Item>
    )
  }
  return programs.map((program) => (
    <PopupItem key={program.id} onClick={() => void openWith(item, program.id)}>
      {program.standard ? words.standard(shown(program.name)) : shown(program.name)}
    </PopupItem>
  ))
}
