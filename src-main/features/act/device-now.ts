import {CoreError} from '../../contract/errors.ts'
import type {DeviceOf} from '../../domain/act/known-devices.ts'
import {spotAt} from '../../domain/act/spot-path.ts'
import {DIR} from '../../domain/act/spot.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {equalBytes, parentPath} from '../../domain/byte-path.ts'

/** Tells the volumes of folders, or of the nearest that is left above them; steps come folder by folder, so that each is asked once. */
export function devicesNow(disk: Pick<WorkDisk, 'facts' | 'abilities'>): DeviceOf {
  let last: {readonly folder: Uint8Array; readonly device: string | undefined} | undefined
  return (folder) => {
    if (last && equalBytes(last.folder, folder)) return last.device
    last = {folder, device: deviceOf(folder, disk)}
    return last.device
  }
}

function deviceOf(folder: Uint8Array, disk: Pick<WorkDisk, 'facts' | 'abilities'>): string | undefined {
  try {
    for (let at: Uint8Array | undefined = folder; at; at = parentPath(at)) {
      const spot = spotAt(at)
      if (!spot) return disk.abilities(at).device
      const facts = disk.facts(spot)
      if (facts?.kind === DIR) return facts.device
    }
    return undefined
  } catch (error) {
    // Whoever works there will be told.
    if (error instanceof CoreError) return undefined
    throw error
  }
}
