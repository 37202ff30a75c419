import type {RemoteTable, Thread} from '../runtime/threads.ts'
import type {DiskCalls} from './disk-calls.ts'
import {openDiskGround, ownServer} from './disk-ground.ts'
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
  /** Who walks and hashes one volume together: all threads, or its one child. */
  walkersFor(volume: string): Promise<readonly RemoteTable<DiskCalls>[]>
  /** Ends the children; threads are their crew's. */
  end(): Promise<void>
}

export type DisksParts = Omit<ApartParts, 'volumes'> & {
  readonly threads: readonly Thread<DiskCalls>[]
  readonly volumes: VolumeBook
}

/** Opens them over the threads of a crew and the volumes that are mounted. */
export function openDisks({threads, volumes, ...parts}: DisksParts): Disks {
  const apart = openApartVolumes({...parts, volumes})
  const ground = openDiskGround({volumes, apart})
  const locals = threads.map(({calls}) => calls)
  const workers = locals.map((local) => routedDisk({own: ownServer(local), use: 'work'}, ground))
  const worker = workers.at(-1)!
  return {
    looker: routedDisk({own: ownServer(locals[0]!), use: 'look'}, ground),
    worker,
    workers,
    walkersFor: async (id) => {
      const volume = await volumes.byId(id)
      return volume?.online && apart.isApart(volume) ? [worker] : locals
    },
    end: () => apart.end(),
  }
}
