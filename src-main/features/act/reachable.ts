import {CoreError} from '../../contract/errors.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'

/** What stands at a spot; nothing also where its folder has been taken away or swapped for something else, so that no way leads there. */
export function reachable(disk: Pick<WorkDisk, 'facts'>, spot: Spot): Facts | undefined {
  try {
    return disk.facts(spot)
  } catch (error) {
    if (error instanceof CoreError && error.code === 'NotAFolder') return undefined
    throw error
  }
}
