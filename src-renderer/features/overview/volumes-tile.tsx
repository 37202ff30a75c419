import {HardDrive} from 'lucide-react'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {goTo} from '../places/index.ts'
import {useVolumes} from '../volumes/index.ts'
import {Tile} from './tile.tsx'

const words = messages.volumes
const NEARLY_FULL = 0.92

/** The disks with what is used of them, also those that are away; each leads to its files. */
export function VolumesTile() {
  const {value} = useVolumes()
  const volumes = value.filter(({kind, tracked}) => kind !== 'virtual' || tracked)
  return (
    <Tile title={messages.overview.volumes}>
      <ul className="overview-list">
        {volumes.map((volume) => (
          <li key={volume.id}>
            <VolumeLine volume={volume} />
          </li>
        ))}
      </ul>
    </Tile>
  )
}

function VolumeLine({volume}: {readonly volume: Volume}) {
  const {id, state, mountPoint, totalBytes, freeBytes} = volume
  const name = shown(volume.name)
  const used = totalBytes > 0 ? 1 - freeBytes / totalBytes : undefined
  const free = used === undefined ? '' : words.free(bytes(freeBytes), bytes(totalBytes))
  return (
    <button
      type="button"
      className="overview-volume"
      data-state={state}
      onClick={() => goTo({folder: state === 'offline' ? `sd://volume/${id}/` : mountPoint})}
    >
      <HardDrive size={16} strokeWidth={1.7} aria-hidden />
      <span className="overview-name">{name}</span>
      <span className="overview-fact">{state === 'online' ? free : words.state[state]}</span>
      {used === undefined ? null : (
        <span className="overview-meter" aria-hidden>
          <Meter role="meter" label={words.used(name)} text={free} part={used} level={used > NEARLY_FULL ? 'high' : undefined} />
        </span>
      )}
    </button>
  )
}
