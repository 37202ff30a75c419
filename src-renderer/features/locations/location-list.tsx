import './location-list.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Folder} from 'lucide-react'
import type {ReactNode} from 'react'
import type {Location} from '../../../src-main/contract/location.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {isWithin, TreeSection} from '../places/index.ts'
import {folderOf, useLocations} from './locations.ts'

const words = messages.locations

interface ListParts {
  readonly current: string | undefined
  readonly onOpen: (path: string) => void
  /** What can be done with one. */
  readonly menu: (location: Location) => ReactNode
}

/** The indexed folders, each with its state and a menu. */
export function LocationList({current, onOpen, menu}: ListParts) {
  const {value: locations, known} = useLocations()
  return (
    <TreeSection name="locations" title={words.title} hint={known && locations.length === 0 ? words.none : undefined}>
      {locations.map((location) => (
        <LocationButton key={location.id} location={location} current={isWithin(current, location.path)} onOpen={onOpen} menu={menu} />
      ))}
    </TreeSection>
  )
}

interface ButtonParts extends Omit<ListParts, 'current'> {
  readonly location: Location
  readonly current: boolean
}

function LocationButton({location, current, onOpen, menu}: ButtonParts) {
  const name = shown(location.name)
  const state = words.state[location.state]
  const path = folderOf(location)
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
        role="treeitem"
        aria-level={2}
        tabIndex={-1}
        className="location"
        data-drop-folder={path}
        aria-current={current ? 'location' : undefined}
        title={`${shown(location.path)}\n${words.facts(location.files, location.folders, bytes(location.bytes))}\n${state}`}
        onClick={() => onOpen(path)}
      >
        <Folder size={15} strokeWidth={1.7} aria-hidden />
        <span className="location-name">{name}</span>
        <span className="location-state" data-state={location.state} aria-hidden />
        <span className="unseen">{state}</span>
      </ContextMenu.Trigger>
      <Popup atPointer>{menu(location)}</Popup>
    </ContextMenu.Root>
  )
}
