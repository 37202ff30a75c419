import './volume-list.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Cloud, FolderOpen, Gauge, HardDrive, Info, LogOut, type LucideIcon, Network, Pin, PinOff, Usb} from 'lucide-react'
import {useState} from 'react'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {Popup, PopupItem} from '../../ui/popup.tsx'
import {VolumeDialog} from './volume-dialog.tsx'
import {ejectVolume, keepVolume, measureVolume, useVolumes} from './volumes.ts'

const words = messages.volumes

const icons: Readonly<Partial<Record<Volume['kind'], LucideIcon>>> = {external: Usb, network: Network, cloud: Cloud}
const NEARLY_FULL = 0.92

/** The disks, each with how much of it is used. */
export function VolumeList({onOpen}: {readonly onOpen: (path: string) => void}) {
  const {value} = useVolumes()
  // File systems in memory are no person's.
  const [told, setTold] = useState<Volume>()
  const volumes = value.filter(({kind, tracked}) => kind !== 'virtual' || tracked)
  return (
    <>
      <ul>
        {volumes.map((volume) => (
          <li key={volume.id}>
            <VolumeButton volume={volume} onOpen={onOpen} onTell={setTold} />
          </li>
        ))}
      </ul>
      {told ? <VolumeDialog volume={told} onClose={() => setTold(undefined)} /> : null}
    </>
  )
}

interface ButtonParts {
  readonly volume: Volume
  readonly onOpen: (path: string) => void
  readonly onTell: (volume: Volume) => void
}

function VolumeButton({volume, onOpen, onTell}: ButtonParts) {
  const Icon = icons[volume.kind] ?? HardDrive
  const {state} = volume
  const name = shown(volume.name)
  const used = volume.totalBytes > 0 ? 1 - volume.freeBytes / volume.totalBytes : undefined
  const free = words.free(bytes(volume.freeBytes), bytes(volume.totalBytes))
  const open = (): void => onOpen(state === 'offline' ? `sd://volume/${volume.id}/` : volume.mountPoint)
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
        className="volume"
        data-drop-folder={volume.online ? volume.mountPoint : undefined}
        data-state={state}
        title={shown(volume.mountPoint)}
        onClick={open}
      >
        <span className="volume-name">
          <Icon size={15} strokeWidth={1.7} aria-hidden />
          <span>{name}</span>
          {volume.online ? null : <span className="volume-state" aria-hidden />}
        </span>
        {volume.online && used !== undefined ? <UsedSpace name={name} text={free} used={used} /> : null}
        <span className="volume-fact">{factsOf(volume, used === undefined ? '' : free)}</span>
      </ContextMenu.Trigger>
      <VolumeMenu volume={volume} onOpen={open} onTell={() => onTell(volume)} />
    </ContextMenu.Root>
  )
}

/** In words, also for those who do not see the mark. */
function factsOf({state, readOnly, lastSeenAt}: Volume, free: string): string {
  const facts = state === 'online' ? [free] : [words.state[state], state === 'offline' ? words.lastSeen(moment(lastSeenAt)) : '']
  return [...facts, readOnly ? words.readOnly : ''].filter((fact) => fact !== '').join(' · ')
}

const staying: ReadonlySet<Volume['kind']> = new Set(['primary', 'user-data', 'system'])

interface MenuParts {
  readonly volume: Volume
  readonly onOpen: () => void
  readonly onTell: () => void
}

function VolumeMenu({volume, onOpen, onTell}: MenuParts) {
  const {tracked, kind, online} = volume
  return (
    <Popup atPointer>
      <PopupItem icon={FolderOpen} onClick={onOpen}>
        {words.open}
      </PopupItem>
      <PopupItem icon={Info} onClick={onTell}>
        {words.aboutIt}
      </PopupItem>
      <PopupItem icon={tracked ? PinOff : Pin} onClick={() => void keepVolume(volume, !tracked)}>
        {tracked ? words.untrack : words.track}
      </PopupItem>
      {online ? (
        <PopupItem icon={Gauge} onClick={() => void measureVolume(volume)}>
          {words.measure}
        </PopupItem>
      ) : null}
      {online && !staying.has(kind) ? (
        <PopupItem icon={LogOut} onClick={() => void ejectVolume(volume)}>
          {words.eject}
        </PopupItem>
      ) : null}
    </Popup>
  )
}

// A button's content has no roles of its own, so the bar is only seen; the words beside it say the same.
function UsedSpace({name, text, used}: {readonly name: string; readonly text: string; readonly used: number}) {
  return (
    <span aria-hidden>
      <Meter role="meter" label={words.used(name)} text={text} part={used} level={used > NEARLY_FULL ? 'high' : undefined} />
    </span>
  )
}
