import type {LocationId} from '../../contract/ids.ts'
import type {Log, Scheduler} from '../../domain/ports.ts'
import type {MountSignal} from '../../host/volumes/mount-signal.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import {wholeStory} from '../../runtime/whole-story.ts'
import type {Reader} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'
import {type ApartParts, startLook} from './apart-volumes.ts'
import {openVolumeBook, type VolumeBookParts} from './open-volume-book.ts'

interface WatchParts {
  readonly volumes: VolumeBook
  readonly read: Pick<Reader, 'locations'>
  readonly events: EventBus
  readonly scheduler: Scheduler
  readonly log: Log
  readonly mountSignal: MountSignal
}

/** Half of the two seconds in which a volume that came or went is to be noticed. */
const LOOK_EVERY_MS = 1000

/** Opens the book of a library, and keeps it and windows in step with what is mounted until it is unwatched. */
export async function openVolumes(
  parts: Omit<VolumeBookParts & WatchParts, 'device' | 'volumes' | 'mountSignal' | 'startLook'> &
    Pick<ApartParts, 'start' | 'silentMs' | 'home'> & {
      readonly options: {readonly device: {readonly id: string}}
      readonly mountSignal: () => MountSignal
    },
): Promise<{readonly volumes: VolumeBook; unwatch(): void}> {
  const volumes = openVolumeBook({...parts, device: parts.options.device.id, startLook: (host) => startLook(host, parts)})
  await volumes.all()
  const watched = {...parts, volumes, mountSignal: parts.mountSignal()}
  const ends = [tellOfVolumes(watched), watchMounts(watched)]
  return {
    volumes,
    unwatch: () => {
      for (const end of ends) end()
    },
  }
}

/** Looks every second whether anything was mounted or taken away, which costs one call of the system; answers how to end it. */
function watchMounts({volumes, scheduler, log, mountSignal}: WatchParts): () => void {
  let looking = false
  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    try {
      if (await mountSignal.changed()) await volumes.fresh()
    } catch (error) {
      log.write('warn', 'volumes', `what is mounted could not be read: ${wholeStory(error)}`)
    } finally {
      looking = false
    }
  }
  const end = scheduler.every(LOOK_EVERY_MS, () => void look())
  return () => {
    end()
    mountSignal.close()
  }
}

/** Tells windows of volumes that changed, and of the locations on them, whose state changes with it. */
function tellOfVolumes({volumes, read, events, log}: WatchParts): () => void {
  return volumes.onNews((news) => {
    events.emit({type: 'volume.changed'})
    void read
      .locations()
      .then((rows) => {
        for (const {uuid, volume} of rows)
          if (news.volumes.includes(volume)) events.emit({type: 'location.changed', location: uuid as LocationId})
      })
      .catch((error: unknown) => log.write('warn', 'volumes', `windows were not told of a location: ${wholeStory(error)}`))
  })
}
