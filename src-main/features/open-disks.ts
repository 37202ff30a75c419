import type {RemoteTable, Thread} from '../runtime/threads.ts'
import type {DiskCalls} from './disk-calls.ts'
import {openDiskGround, ownServer, type Use} from './disk-ground.ts'
import {routedDisk} from './disk-routes.ts'
import type {VolumeBook} from './volume-book.ts'
import {type ApartParts, openApartVolumes} from './volume/index.ts'

/** The disks as features ask them: each call goes to whoever serves its volume. */
export interface Disks {
  /** For whoever looks and waits. */
  readonly looker: RemoteTable<DiskCalls>
  /** For plans and acts. */
  readonly worker: RemoteTable<DiskCalls>
  /** For what is read by as many as there are. */
  readonly workers: readonly RemoteTable<DiskCalls>[]
  /** The same for background work. */
  readonly gentle: readonly RemoteTable<DiskCalls>[]
  /** For whoever follows the disk: on threads as quick as one who looks, and in a child in nobody's way. */
  readonly follower: RemoteTable<DiskCalls>
  /** Whether a volume is served by children; what they watch would be told to nobody here. */
  isApart(volume: string): Promise<boolean>
  /** Who walks and hashes one volume together: all threads, the gentle ones in the background, or its one child. */
  walkersFor(volume: string, isBackground: boolean): Promise<readonly RemoteTable<DiskCalls>[]>
  /** Ends the children; threads are their crew's. */
  end(): Promise<void>
}

export type DisksParts = Omit<ApartParts, 'volumes'> & {
  readonly threads: readonly Thread<DiskCalls>[]
  readonly gentle: readonly Thread<DiskCalls>[]
  readonly volumes: VolumeBook
}

/** Opens them over the threads of a crew and the volumes that are mounted. */
export function openDisks({threads, volumes, ...parts}: DisksParts): Disks {
  const apart = openApartVolumes({...parts, volumes})
  const ground = openDiskGround({volumes, apart})
  const routed = (local: RemoteTable<DiskCalls>, use: Use) => routedDisk({own: ownServer(local), use}, ground)
  // Each change on the disk is looked at: the machine is not asked for its volumes each time.
  const seenGround = openDiskGround({volumes: {...volumes, all: async () => volumes.seen()}, apart})
  const locals = threads.map(({calls}) => calls)
  const gentle = parts.gentle.map(({calls}) => calls)
  const workers = locals.map((local) => routed(local, 'work'))
  const isApart = async (id: string): Promise<boolean> => {
    const volume = volumes.seen().find((one) => one.id === id) ?? (await volumes.byId(id))
    return volume?.online === true && apart.isApart(volume)
  }
  return {
    looker: routed(locals[0]!, 'look'),
    worker: workers.at(-1)!,
    workers,
    gentle: gentle.map((local) => routed(local, 'work')),
    follower: routedDisk({own: ownServer(locals[0]!), use: 'work'}, seenGround),
    isApart,
    walkersFor: async (id, isBackground) => {
      if (await isApart(id)) return [workers.at(-1)!]
      return isBackground ? gentle : locals
    },
    end: () => apart.end(),
  }
}
