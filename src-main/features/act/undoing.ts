import {CoreError} from '../../contract/errors.ts'
import {PartStopped} from './part-work.ts'

/** Where the second half fails the first is taken back; where that fails too, recovery finds out later and nothing is told till then. */
export function undoing(second: () => void, back: () => void): void {
  try {
    second()
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    try {
      back()
    } catch (worse) {
      if (!(worse instanceof CoreError)) throw worse
      throw new PartStopped(worse)
    }
    throw error
  }
}
