import {CoreError} from '../contract/errors.ts'
import {isSoon} from '../runtime/left-behind.ts'
import type {TrashedFacts} from './act/trash-calls.ts'
import type {DiskGround} from './disk-ground.ts'
import type {KnownVolume} from './volume-book.ts'
import type {VolumeServer} from './volume/index.ts'

/** Nobody who looks into the trash waits longer for one volume of many. */
const LIST_WITHIN_MS = 3000

/** What lies in all trashes, the newest thing first; those of volumes that do not answer are left out, as are those that are away. */
export async function allTrashes({
  own,
  ground,
}: {
  readonly own: VolumeServer
  readonly ground: DiskGround
}): Promise<readonly TrashedFacts[]> {
  const apart = await ground.apartNow()
  const without = apart.map(({mountPoint}) => mountPoint)
  const trashes = await Promise.all([own.ask('listTrash', {without}), ...apart.map((volume) => trashOf(volume, ground))])
  return trashes.flat().toSorted((a, b) => (b.deletedAt ?? '').localeCompare(a.deletedAt ?? ''))
}

async function trashOf(volume: KnownVolume, {apart}: DiskGround): Promise<readonly TrashedFacts[]> {
  // Nobody trashes what the system makes up.
  if (volume.silent || volume.host?.pseudo) return []
  try {
    const listing = apart.serve([volume], 'look').ask('listTrash', {only: volume.mountPoint})
    return (await isSoon(listing, LIST_WITHIN_MS)) ? await listing : []
  } catch (error) {
    if (error instanceof CoreError) return []
    throw error
  }
}
