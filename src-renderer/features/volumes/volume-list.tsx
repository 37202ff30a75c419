import './volume-list.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Cloud, HardDrive, type LucideIcon, Network, Usb} from 'lucide-react'
import type {ReactNode} from 'react'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {Popup} from '../../ui/popup.tsx'
import {TreeSection} from '../places/index.ts'
import {placeOfVolume, shownVolumes, useVolumes} from './volumes.ts'

const words = messages.volumes

const icons: Readonly<Partial<Record<Volume['kind'], LucideIcon>>> = {external: Usb, network: Network, cloud: Cloud}
const NEARLY_FULL = 0.92

interface ListParts {
  readonly onOpen: (path: string) => void
  /** What can be done with one. */
  readonly menu: (volume: Volume) => ReactNode
}

/** The disks, each with how much of it is used. */
export function VolumeList({onOpen, menu}: ListParts) {
  const {value} = useVolumes()
  return (
    <TreeSection name="volumes" title={words.title}>
      {shownVolumes(value).map((volume) => (
        <VolumeButton key={volume.id} volume={volume} onOpen={onOpen} menu={menu} />
      ))}
    </TreeSection>
  )
}

function VolumeButton({volume, onOpen, menu}: ListParts & {readonly volume: Volume}) {
  const Icon = icons[volume.kind] ?? HardDrive
  const {state} = volume
  const name = shown(volume.name)
  const used = volume.totalBytes > 0 ? 1 - volume.freeBytes / volume.totalBytes : undefined
  const free = words.free(bytes(volume.freeBytes), bytes(volume.totalBytes))
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
        role="treeitem"
        aria-level={2}
        tabIndex={-1}
        className="volume"
        data-drop-folder={volume.online ? volume.mountPoint : undefined}
        data-state={state}
        title={shown(volume.mountPoint)}
        onClick={() => onOpen(placeOfVolume(volume))}
      >
        <span className="volume-name">
          <Icon size={15} strokeWidth={1.7} aria-hidden />
          <span>{name}</span>
          {volume.online ? null : <span className="volume-state" aria-hidden />}
        </span>
        {volume.online && used !== undefined ? <UsedSpace name={name} text={free} used={used} /> : null}
        <span className="volume-fact">{factsOf(volume, used === undefined ? '' : free)}</span>
      </ContextMenu.Trigger>
      <Popup atPointer>{menu(volume)}</Popup>
    </ContextMenu.Root>
  )
}

/** In words, also for those who do not see the mark. */
function factsOf({state, readOnly, lastSeenAt}: Volume, free: string): string {
  const facts = state === 'online' ? [free] : [words.state[state], state === 'offline' ? words.lastSeen(moment(lastSeenAt)) : '']
  return [...facts, readOnly ? words.readOnly : ''].filter((fact) => fact !== '').join(' · ')
}

// A button's content has no roles of its own, so the bar is only seen; the words beside it say the same.
function UsedSpace({name, text, used}: {readonly name: string; readonly text: string; readonly used: number}) {
  return (
    <span aria-hidden>
      <Meter role="meter" label={words.used(name)} text={text} part={used} level={used > NEARLY_FULL ? 'high' : undefined} />
    </span>
  )
}
