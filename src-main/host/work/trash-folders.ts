import fs from 'node:fs'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {baseName, joinPath, parentPath, pathBelow} from '../../domain/byte-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {formatTrashInfo} from '../../domain/act/trash-info.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {localTime} from './local-time.ts'
import type {TrashFolder} from './trash-folder.ts'
import type {TrashPlaces} from './trash-folders.linux.ts'
import {systemVolumePlaces} from './volume-places.ts'

/** What is needed to find the trashes of this machine's user, as it is now. Volumes that may not answer are for the caller to take from `mounts`. */
export function systemTrashPlaces(disk: WorkDisk): TrashPlaces {
  const named = process.env['XDG_DATA_HOME']
  const data = named !== undefined && isAbsolute(named) ? named : join(homedir(), '.local/share')
  return {...systemVolumePlaces(disk), homeTrash: joinPath(resolved(Buffer.from(data)), Buffer.from('Trash'))}
}

/** The content of the info file of a thing that goes into a trash. */
export function trashInfoFor(from: Spot, trash: TrashFolder, deletedAt: number): Uint8Array {
  const path = joinPath(from.folder, from.name)
  const {base, ofVolume} = trash.bounds
  return formatTrashInfo({path: ofVolume ? pathBelow(path, base) : path, deletedAt: localTime(deletedAt)})
}

// The links of what exists are followed once, here: the calls that work in it follow none.
function resolved(path: Buffer): Uint8Array {
  try {
    return fs.realpathSync(path, {encoding: 'buffer'})
  } catch (error) {
    const above = parentPath(path)
    if (above === undefined || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return joinPath(resolved(Buffer.from(above)), baseName(path))
  }
}
