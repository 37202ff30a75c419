import fs from 'node:fs'
import {CoreError} from '../../contract/errors.ts'
import {equalBytes, parentPath} from '../../domain/byte-path.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {parseMountTable} from '../volumes/mount-table.ts'

/** What must be known to find a place of our own on a volume. */
export interface VolumePlaces {
  readonly disk: Pick<WorkDisk, 'facts' | 'abilities'>
  /** Where volumes are mounted. */
  readonly mounts: readonly Uint8Array[]
  /** Who asks, by number. */
  readonly user: number
  /** Whether names may be made in a folder. */
  mayWrite(folder: Uint8Array): boolean
}

/** Of this machine, as it is now. */
export function systemVolumePlaces(disk: WorkDisk): VolumePlaces {
  return {disk, mounts: mountPoints(), user: process.getuid?.() ?? 0, mayWrite}
}

/** The highest folder from which all on the way down to this one, or to what exists of it, lies on one mounted volume: nothing is renamed across it. */
export function topOf(folder: Uint8Array, {disk, mounts}: VolumePlaces): Uint8Array {
  let at = existing(folder, disk)
  const {device} = disk.abilities(at)
  while (!mounts.some((point) => equalBytes(point, at))) {
    const above = parentPath(at)
    // A subvolume is not mounted, and yet no rename leads out of it.
    if (above === undefined || disk.abilities(above).device !== device) break
    at = above
  }
  return at
}

function existing(folder: Uint8Array, disk: VolumePlaces['disk']): Uint8Array {
  for (let at = folder; ;) {
    try {
      disk.abilities(at)
      return at
    } catch (error) {
      const above = parentPath(at)
      if (above === undefined || !(error instanceof CoreError && error.code === 'PathNotFound')) throw error
      at = above
    }
  }
}

function mountPoints(): readonly Uint8Array[] {
  if (process.platform !== 'linux') return []
  return parseMountTable(fs.readFileSync('/proc/self/mountinfo')).map(({mountPoint}) => mountPoint)
}

function mayWrite(folder: Uint8Array): boolean {
  try {
    fs.accessSync(Buffer.from(folder), fs.constants.W_OK | fs.constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'errno' in error) return false
    throw error
  }
}
