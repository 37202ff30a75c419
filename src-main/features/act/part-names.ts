import {bytesKey} from '../../domain/act/spot-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'

/** The calls of a disk that change names, remembering the folders that must be flushed before anything is told. */
export interface PartNames extends Pick<
  WorkDisk,
  'createPart' | 'makeFolder' | 'makeLink' | 'joinName' | 'place' | 'exchange' | 'removeFile' | 'removeFolder'
> {
  /** A folder whose names or attributes were changed, perhaps by an earlier run. */
  changed(folder: Uint8Array): void
  /** The changed ones; they count as flushed then. */
  take(): readonly Uint8Array[]
}

export function openPartNames(disk: WorkDisk): PartNames {
  let folders = new Map<string, Uint8Array>()
  let last: Uint8Array | undefined
  const changed = (folder: Uint8Array): void => {
    // Most steps work in the folder of the step before.
    if (folder === last) return
    last = folder
    folders.set(bytesKey(folder), folder)
  }
  const both = (from: Spot, to: Spot): void => {
    changed(from.folder)
    changed(to.folder)
  }
  // Remembered before the call: also a call that failed may have changed something.
  return {
    changed,
    take() {
      const taken = [...folders.values()]
      folders = new Map()
      last = undefined
      return taken
    },
    createPart(spot, mode): OpenFile {
      changed(spot.folder)
      return disk.createPart(spot, mode)
    },
    makeFolder(spot, mode) {
      changed(spot.folder)
      disk.makeFolder(spot, mode)
    },
    makeLink(spot, target) {
      changed(spot.folder)
      disk.makeLink(spot, target)
    },
    joinName(from, to) {
      changed(to.folder)
      disk.joinName(from, to)
    },
    place(from, to) {
      both(from, to)
      disk.place(from, to)
    },
    exchange(a, b) {
      both(a, b)
      disk.exchange(a, b)
    },
    removeFile(spot) {
      changed(spot.folder)
      disk.removeFile(spot)
    },
    removeFolder(spot) {
      changed(spot.folder)
      disk.removeFolder(spot)
    },
  }
}
