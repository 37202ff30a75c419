import './favourites.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {ArrowDown, ArrowUp, FolderOpen, PinOff, Star} from 'lucide-react'
import {type DragEvent, type KeyboardEvent, useEffect} from 'react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {nameOf, TreeSection} from '../places/index.ts'
import {followFavourites, moveFavourite, unpin, useFavourites} from './favourites.ts'
import {followPinned} from './follow-pinned.ts'
import {beginFavouriteDrag, endFavouriteDrag, useFavouriteDrop} from './favourite-drag.ts'

const words = messages.inspect.favourites

interface ListParts {
  readonly current: string | undefined
  readonly onOpen: (folder: string) => void
}

/** The pinned folders: dragged or moved by keys into their order, and folders that are dropped on the head are pinned. */
export function FavouriteList({current, onOpen}: ListParts) {
  const {favourites} = useFavourites()
  const head = useFavouriteDrop(undefined)
  useEffect(followFavourites, [])
  useEffect(followPinned, [])
  return (
    <TreeSection
      name="favourites"
      title={words.title}
      hint={favourites.length === 0 ? words.none : undefined}
      drop={{isOver: head.over !== undefined, listeners: head.listeners}}
    >
      {favourites.map(({folder}) => (
        <Favourite key={folder} folder={folder} current={folder === current} onOpen={onOpen} />
      ))}
    </TreeSection>
  )
}

interface FavouriteParts extends Pick<ListParts, 'onOpen'> {
  readonly folder: string
  readonly current: boolean
}

function Favourite({folder, current, onOpen}: FavouriteParts) {
  const drop = useFavouriteDrop(folder)
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    const act = actOf(event, folder)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div className="favourite" data-insert={drop.over} {...drop.listeners}>
      <ContextMenu.Root>
        <ContextMenu.Trigger
          render={<button type="button" />}
          role="treeitem"
          aria-level={2}
          tabIndex={-1}
          className="location"
          data-drop-folder={folder}
          aria-current={current ? 'location' : undefined}
          aria-keyshortcuts="Control+ArrowUp Control+ArrowDown Delete"
          title={shown(folder)}
          draggable
          onDragStart={(event: DragEvent) => beginFavouriteDrag(event, folder)}
          onDragEnd={endFavouriteDrag}
          onKeyDown={keys}
          onClick={() => onOpen(folder)}
        >
          <Star size={15} strokeWidth={1.7} aria-hidden />
          <span className="location-name">{shown(nameOf(folder))}</span>
        </ContextMenu.Trigger>
        <Popup atPointer>
          <PopupItem icon={FolderOpen} shortcut="Enter" onClick={() => onOpen(folder)}>
            {messages.locations.open}
          </PopupItem>
          <PopupItem icon={ArrowUp} shortcut="Ctrl+↑" onClick={() => moveFavourite(folder, -1)}>
            {words.up}
          </PopupItem>
          <PopupItem icon={ArrowDown} shortcut="Ctrl+↓" onClick={() => moveFavourite(folder, 1)}>
            {words.down}
          </PopupItem>
          <PopupLine />
          <PopupItem icon={PinOff} shortcut="Delete" onClick={() => unpin(folder)}>
            {words.unpin}
          </PopupItem>
        </Popup>
      </ContextMenu.Root>
    </div>
  )
}

/** What a key does to a pinned folder. */
function actOf({key, ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent, folder: string): (() => void) | undefined {
  if (altKey || shiftKey) return undefined
  const mod = ctrlKey || metaKey
  if (key === 'Delete' && !mod) return () => unpin(folder)
  if (!mod || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined
  return () => moveFavourite(folder, key === 'ArrowUp' ? -1 : 1)
}
