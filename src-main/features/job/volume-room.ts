import type {EventBus} from '../../runtime/event-bus.ts'
import type {KnownVolume, VolumeBook} from '../volume-book.ts'

/** How many jobs may work on each volume at once. */
export interface VolumeRoom {
  /** Of what a job uses, as `volume <id>`; what is not known has room for all. */
  roomOn(resource: string): number
  /** Looks no more. */
  end(): void
}

const ON_SPINNING = 1
const ON_NETWORK = 2

/** Knows the room on the volumes of this machine, and looks again when volumes come or go. */
export function openVolumeRoom({volumes, events, changed}: RoomParts): VolumeRoom {
  let rooms: ReadonlyMap<string, number> = new Map()
  const look = async (): Promise<void> => {
    rooms = new Map((await volumes.all()).map((volume) => [`volume ${volume.id}`, roomOf(volume)]))
    changed()
  }
  // Without an answer all volumes count as quick ones.
  const tryLook = (): void => void look().catch(() => undefined)
  tryLook()
  const end = events.on((event) => {
    if (event.type === 'volume.changed') tryLook()
  })
  return {roomOn: (resource) => rooms.get(resource) ?? Infinity, end}
}

export interface RoomParts {
  readonly volumes: Pick<VolumeBook, 'all'>
  readonly events: Pick<EventBus, 'on'>
  /** More or fewer jobs may start than before. */
  changed(): void
}

function roomOf({host}: KnownVolume): number {
  if (host?.network) return ON_NETWORK
  return host?.spinning ? ON_SPINNING : Infinity
}
