import {CoreError} from '../../contract/errors.ts'
import type {Facts} from '../../domain/act/spot.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'

export interface SpotsOfFolder {
  readonly path: Uint8Array
  readonly names: readonly Uint8Array[]
}

/** `none`: nothing stands there. `unknown`: it could not be looked at, which says nothing. */
export type LookedSpot = Facts | 'none' | 'unknown'

/** Looks at many spots at once, in the thread that owns the disk. */
export type SpotCalls = {
  readonly lookAtSpots: (input: {readonly folders: readonly SpotsOfFolder[]}) => readonly (readonly LookedSpot[])[]
}

/** The part of a disk thread's table that tells the index how things stand after an act. */
export function spotCalls(): SpotCalls {
  return {
    lookAtSpots: ({folders}) => {
      const disk = systemWorkDisk()
      return folders.map(({path, names}) => names.map((name) => looked(() => disk.facts({folder: path, name}))))
    },
  }
}

function looked(look: () => Facts | undefined): LookedSpot {
  try {
    return look() ?? 'none'
  } catch (error) {
    if (error instanceof CoreError) return 'unknown'
    throw error
  }
}
