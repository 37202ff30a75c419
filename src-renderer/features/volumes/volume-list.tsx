import './volume-list.css'
import {HardDrive, type LucideIcon, Network, Usb} from 'lucide-react'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {useVolumes} from './volumes.ts'

const icons: Readonly<Partial<Record<Volume['kind'], LucideIcon>>> = {external: Usb, network: Network}
const NEARLY_FULL = 0.92

/** The disks, each with how much of it is used. */
export function VolumeList({onOpen}: {readonly onOpen: (path: string) => void}) {
  const {value} = useVolumes()
  // File systems in memory are no person's.
  const volumes = value.filter(({kind}) => kind !== 'virtual')
  return (
    <ul>
      {volumes.map((volume) => (
        <li key={volume.id}>
          <VolumeButton volume={volume} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
}

function VolumeButton({volume, onOpen}: {readonly volume: Volume; readonly onOpen: (path: string) => void}) {
  const Icon = icons[volume.kind] ?? HardDrive
  const name = shown(volume.name)
  const used = volume.totalBytes > 0 ? 1 - volume.freeBytes / volume.totalBytes : undefined
  const free = messages.volumes.free(bytes(volume.freeBytes), bytes(volume.totalBytes))
  const facts = [
    volume.online ? (used === undefined ? '' : free) : messages.volumes.offline,
    volume.readOnly ? messages.volumes.readOnly : '',
  ]
  return (
    <button
      type="button"
      className="volume"
      data-drop-folder={volume.online ? volume.mountPoint : undefined}
      data-offline={volume.online ? undefined : ''}
      title={shown(volume.mountPoint)}
      onClick={() => onOpen(volume.online ? volume.mountPoint : `sd://volume/${volume.id}/`)}
    >
      <span className="volume-name">
        <Icon size={15} strokeWidth={1.7} aria-hidden />
        <span>{name}</span>
      </span>
      {volume.online && used !== undefined ? <UsedSpace name={name} text={free} used={used} /> : null}
      <span className="volume-fact">{facts.filter((fact) => fact !== '').join(' · ')}</span>
    </button>
  )
}

// A button's content has no roles of its own, so the bar is only seen; the words beside it say the same.
function UsedSpace({name, text, used}: {readonly name: string; readonly text: string; readonly used: number}) {
  return (
    <span aria-hidden>
      <Meter role="meter" label={messages.volumes.used(name)} text={text} part={used} level={used > NEARLY_FULL ? 'high' : undefined} />
    </span>
  )
}
