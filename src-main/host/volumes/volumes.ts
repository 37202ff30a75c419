import {realpath} from 'node:fs/promises'
import {isWithin} from '../../domain/byte-path.ts'
import {CoreError} from '../../contract/errors.ts'
import {diskError} from '../native/errno.ts'
import type {HostVolume} from './host-volume.ts'

/** All that is mounted on this machine, pseudo file systems too. A volume that does not answer is told with sizes of 0. */
export async function volumes(): Promise<readonly HostVolume[]> {
  // Each thread that looks at the disk loads the form of its own system alone.
  switch (process.platform) {
    case 'darwin':
      return (await import('./volumes.darwin.ts')).darwinVolumes()
    case 'win32':
      return (await import('./volumes.win32.ts')).win32Volumes()
    default:
      return (await import('./volumes.linux.ts')).linuxVolumes()
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
