import {CoreError} from '../../contract/errors.ts'
import {parentPath} from '../../domain/byte-path.ts'
import {partSpot} from '../../domain/act/private-names.ts'
import {bytesKey, spotAt} from '../../domain/act/spot-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {reachable} from './reachable.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'

/** More folders than these are flushed with their whole volume. */
const SINGLY = 8

/** Makes the contents durable that wait under private names. Fails where the disk did not take all of them; which ones is not known then. */
export function* flushContents(work: PartWork): Working {
  // Each was flushed before it was closed.
  if (work.flushEach) return
  const written = work.slots.filter((slot) => slot.state === 'ready').map((slot) => contentSpot(slot))
  for (const spots of byVolume(work, written, ({folder}) => folder)) {
    if (!work.disk.flushVolume(spots[0]!.folder)) yield* flushFiles(work, spots)
    yield work.told
  }
}

function* flushFiles(work: PartWork, spots: readonly Spot[]): Working {
  for (const spot of spots) {
    const file = work.disk.openPart(spot)
    try {
      work.disk.flush(file)
    } finally {
      work.disk.close(file)
    }
    yield work.told
  }
}

/** Makes the names durable that have changed since the last time. */
export function* flushNames(work: PartWork): Working {
  const {disk} = work
  for (const folders of byVolume(work, work.names.take(), (folder) => folder)) {
    const isThere = deviceOfFolder(work, folders[0]!) !== ''
    if (folders.length <= SINGLY || !isThere || !disk.flushVolume(folders[0]!)) yield* flushFolders(work, folders)
    yield work.told
  }
}

function* flushFolders(work: PartWork, folders: readonly Uint8Array[]): Working {
  for (const folder of folders) {
    try {
      work.disk.flushFolder(folder)
    } catch (error) {
      if (!(error instanceof CoreError) || !gone.has(error.code)) throw error
      flushAbove(work, folder)
    }
    yield work.told
  }
}

const gone = new Set(['PathNotFound', 'NotAFolder'])

/** A folder that was taken away by this part has no names to flush; one that somebody has moved is flushed with its volume. */
function flushAbove({disk}: PartWork, folder: Uint8Array): void {
  for (let above = parentPath(folder); above; above = parentPath(above)) {
    try {
      disk.flushVolume(above)
      return
    } catch (error) {
      if (!(error instanceof CoreError) || !gone.has(error.code)) throw error
    }
  }
}

function contentSpot(slot: Slot): Spot {
  if (isOf(slot, 'trash')) return partSpot(slot.place, slot.step.infoAt.folder)
  return partOf(slot as Slot & {readonly step: {readonly to: Spot}})
}

function byVolume<T>(work: PartWork, all: readonly T[], folderOf: (one: T) => Uint8Array): readonly (readonly T[])[] {
  const devices = new Map<string, string>()
  const deviceOf = (folder: Uint8Array): string => {
    const key = bytesKey(folder)
    const known = devices.get(key) ?? deviceOfFolder(work, folder)
    devices.set(key, known)
    return known
  }
  return [...Map.groupBy(all, (one) => deviceOf(folderOf(one))).values()]
}

/** Empty where the folder is gone. */
export function deviceOfFolder({disk}: Pick<PartWork, 'disk'>, folder: Uint8Array): string {
  const spot = spotAt(folder)
  return spot ? (reachable(disk, spot)?.device ?? '') : disk.abilities(folder).device
}
