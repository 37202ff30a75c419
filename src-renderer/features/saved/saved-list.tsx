import {ContextMenu} from '@base-ui/react/context-menu'
import {FolderSearch, PencilLine, Replace, Search, Trash2} from 'lucide-react'
import type {KeyboardEvent} from 'react'
import type {SavedSearch} from '../../../src-main/contract/saved.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {TreeSection} from '../places/index.ts'
import {changeSaved, removeSaved} from './saved-acts.ts'
import {askToRename} from './saved-dialog.tsx'
import {useSaved} from './saved.ts'

const words = messages.search.saved

interface ListParts {
  /** The text that is searched for. */
  readonly current: string
  readonly onOpen: (saved: SavedSearch) => void
}

/** The searches that are kept, as folders that hold what is found. */
export function SavedList({current, onOpen}: ListParts) {
  const {value: all, known} = useSaved()
  return (
    <TreeSection name="saved" title={words.title} hint={known && all.length === 0 ? words.none : undefined}>
      {all.map((saved) => (
        <SavedEntry key={saved.id} saved={saved} current={current.trim()} onOpen={onOpen} />
      ))}
    </TreeSection>
  )
}

interface EntryParts extends ListParts {
  readonly saved: SavedSearch
}

function SavedEntry({saved, current, onOpen}: EntryParts) {
  const acts: Readonly<Record<string, () => void>> = {F2: () => askToRename(saved), Delete: () => void removeSaved(saved)}
  const keys = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
        role="treeitem"
        aria-level={2}
        tabIndex={-1}
        className="location"
        aria-current={current === saved.query ? 'location' : undefined}
        aria-keyshortcuts="F2 Delete"
        title={shown(saved.path === undefined ? saved.query : `${saved.query} — ${saved.path}`)}
        onKeyDown={keys}
        onClick={() => onOpen(saved)}
      >
        <Search size={15} strokeWidth={1.7} aria-hidden />
        <span className="location-name">{shown(saved.name)}</span>
      </ContextMenu.Trigger>
      <Popup atPointer>
        <PopupItem icon={FolderSearch} shortcut="Enter" onClick={() => onOpen(saved)}>
          {words.open}
        </PopupItem>
        <PopupItem icon={PencilLine} shortcut="F2" onClick={() => askToRename(saved)}>
          {words.rename}
        </PopupItem>
        {current === '' || current === saved.query ? null : (
          <PopupItem icon={Replace} onClick={() => void changeSaved(saved, current)}>
            {words.change}
          </PopupItem>
        )}
        <PopupLine />
        <PopupItem icon={Trash2} danger shortcut="Delete" onClick={() => void removeSaved(saved)}>
          {words.remove}
        </PopupItem>
      </Popup>
    </ContextMenu.Root>
  )
}
