import {isWithin, parentPath} from '../byte-path.ts'
import {DIR, type Facts} from './spot.ts'
import {bytesKey} from './spot-path.ts'

/** Where volumes are mounted inside each other: nothing is moved across or together with such a place, and no copy goes through it. */
export interface Mounts {
  /** Whether a folder is a mount point; `around` is the device of the folder that it lies in. */
  isMount(path: Uint8Array, seen: Facts, around: string): boolean
  /** Which mount a folder lies on, as something to compare; always the same where the mounts are not known. */
  over(folder: Uint8Array): string
  /** Whether one is known below a folder; where the mounts are not known, only a walk can tell. */
  isAbove(path: Uint8Array): boolean
}

/**
 * From the mount points that the system tells. Without them a folder on another device than the one around it counts as one, which is
 * blind to one disk that is mounted twice and takes the subvolumes of btrfs for mounts.
 */
export function mountsOf(points?: readonly Uint8Array[]): Mounts {
  if (points === undefined)
    return {isMount: (_, seen, around) => seen.kind === DIR && seen.device !== around, over: () => '', isAbove: () => false}
  const keys = new Set(points.map(bytesKey))
  const lengths = new Set(points.map(({length}) => length))
  const isPoint = (path: Uint8Array) => lengths.has(path.length) && keys.has(bytesKey(path))
  return {
    isMount: (path, seen) => seen.kind === DIR && isPoint(path),
    over: (folder) => {
      for (let at: Uint8Array | undefined = folder; at; at = parentPath(at)) if (isPoint(at)) return bytesKey(at)
      return '/'
    },
    isAbove: (path) => points.some((point) => point.length > path.length && isWithin(point, path)),
  }
}
