import './location-list.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Filter, Folder, FolderOpen, RefreshCw, Trash2} from 'lucide-react'
import {useState} from 'react'
import type {Location} from '../../../src-main/contract/location.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {isWithin} from '../places/index.ts'
import {removeLocation, rescanLocation, useLocations} from './locations.ts'
import {RemoveLocationDialog} from './remove-location-dialog.tsx'
import {RulesDialog} from './rules-dialog.tsx'

const words = messages.locations

interface ListParts {
  readonly current: string | undefined
  readonly onOpen: (path: string) => void
}

/** The indexed folders, each with its state and a menu. */
export function LocationList({current, onOpen}: ListParts) {
  const {value: locations, known} = useLocations()
  const [leaving, setLeaving] = useState<Location>()
  const [ruled, setRuled] = useState<Location>()
  return (
    <>
      {known && locations.length === 0 ? <p className="location-none">{words.none}</p> : null}
      <ul>
        {locations.map((location) => (
          <li key={location.id}>
            <LocationButton
              location={location}
              current={isWithin(current, location.path)}
              onOpen={onOpen}
              onRules={setRuled}
              onRemove={setLeaving}
            />
          </li>
        ))}
      </ul>
      <RulesDialog location={ruled} onClose={() => setRuled(undefined)} />
      <RemoveLocationDialog
        location={leaving}
        onClose={() => setLeaving(undefined)}
        onRemove={(location) => {
          setLeaving(undefined)
          void removeLocation(location)
        }}
      />
    </>
  )
}

interface ButtonParts {
  readonly location: Location
  readonly current: boolean
  readonly onOpen: (path: string) => void
  readonly onRules: (location: Location) => void
  readonly onRemove: (location: Location) => void
}

function LocationButton({location, current, onOpen, onRules, onRemove}: ButtonParts) {
  const name = shown(location.name)
  const state = words.state[location.state]
  const path = location.pathBase64 === undefined ? location.path : `sd://volume/${location.volume}/`
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
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
      <Popup atPointer>
        <PopupItem icon={FolderOpen} onClick={() => onOpen(path)}>
          {words.open}
        </PopupItem>
        <PopupItem icon={RefreshCw} onClick={() => void rescanLocation(location)}>
          {words.rescan}
        </PopupItem>
        <PopupItem icon={Filter} onClick={() => onRules(location)}>
          {messages.rules.open}
        </PopupItem>
        <PopupLine />
        <PopupItem icon={Trash2} danger onClick={() => onRemove(location)}>
          {words.remove}
        </PopupItem>
      </Popup>
    </ContextMenu.Root>
  )
}
