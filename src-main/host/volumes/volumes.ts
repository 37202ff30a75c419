import {realpath} from 'node:fs/promises'
import {isWithin} from '../../domain/byte-path.ts'
import {CoreError} from '../../contract/errors.ts'
import {diskError} from '../native/errno.ts'
import {darwinVolumes} from './volumes.darwin.ts'
import type {HostVolume} from './host-volume.ts'
import {linuxVolumes} from './volumes.linux.ts'
import {win32Volumes} from './volumes.win32.ts'

/** All that is mounted on this machine, pseudo file systems too. A volume that does not answer is told with sizes of 0. */
export function volumes(): Promise<readonly HostVolume[]> {
  switch (process.platform) {
    case 'darwin':
      return darwinVolumes()
    case 'win32':
      return win32Volumes()
    default:
      return linuxVolumes()
  }
}

/** The volume that a path is on, links resolved. Fails with PathNotFound where nothing is there. */
export async function volumeOf(path: Uint8Array): Promise<HostVolume> {
  const real = await realpath(Buffer.from(path), {encoding: 'buffer'}).catch((error: unknown) => {
    throw diskError(error, 'The volume of this path could not be found')
  })
  const above = (await volumes()).filter((volume) => isWithin(real, volume.mountPoint))
  // Of two mounts at one point the later covers the earlier; only it is in the list.
  const nearest = above.toSorted((a, b) => b.mountPoint.length - a.mountPoint.length)[0]
  if (nearest === undefined) throw new CoreError({code: 'Offline', message: 'No mounted volume holds this path.'})
  return nearest
}
