import {CoreError} from '../../contract/errors.ts'
import {isVersion} from '../../domain/act/private-names.ts'
import {spotAt} from '../../domain/act/spot-path.ts'
import {DIR, type Spot} from '../../domain/act/spot.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {parentPath} from '../../domain/byte-path.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'

/** Clears version stores, in the thread that owns the disk; tells of each spot whether nothing is left there. */
export type VersionCalls = {readonly removeVersions: (input: {readonly spots: readonly Spot[]}) => readonly boolean[]}

/** The part of a disk thread's table that clears version stores; folders that become empty go, too. */
export function versionCalls(): VersionCalls {
  return {
    removeVersions: ({spots}) => {
      const disk = systemWorkDisk()
      return spots.map((spot) => isVersion(spot) && removed(disk, spot))
    },
  }
}

function removed(disk: WorkDisk, spot: Spot): boolean {
  try {
    const kind = disk.facts(spot)?.kind
    if (kind === DIR) return false
    if (kind !== undefined) disk.removeFile(spot)
    for (const folder of [spot.folder, parentPath(spot.folder)!]) if (disk.list(folder).length === 0) disk.removeFolder(spotAt(folder)!)
    return true
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    // Its folder went already, or another program works in there: what is left is tried again.
    return error.code === 'PathNotFound' || (error.code === 'NameTaken' && disk.facts(spot) === undefined)
  }
}
