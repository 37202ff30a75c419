import {CoreError} from '../../contract/errors.ts'
import {PartStopped, Refused, type PartWork, type Slot} from './part-work.ts'
import {unwind} from './unwind.ts'

/** What ends the whole act for now, with all that is done left as it is: trying the other steps would only fail again. */
const stops = new Set(['Offline', 'DiskFull'])

/** Does something for a step. What the disk says no to ends the step and not the act, and what it had put down is taken up again. */
export function attempt(work: PartWork, slot: Slot, run: () => void): void {
  try {
    run()
  } catch (error) {
    fail(work, slot, error)
  }
}

/** The same for what takes long. */
export function* attemptLong<Y>(work: PartWork, slot: Slot, run: Generator<Y>): Generator<Y> {
  try {
    yield* run
  } catch (error) {
    fail(work, slot, error)
  }
}

/** Ends a step with the error, or the part where the error is about more than this step. */
export function fail(work: PartWork, slot: Slot, error: unknown): void {
  if (!(error instanceof CoreError)) throw error
  const stopsAll = stops.has(error.code)
  // The half file is what fills the disk.
  if (error.code === 'DiskFull' && slot.state === 'open') unwind(work, slot)
  if (stopsAll) throw new PartStopped(error)
  if (slot.state !== 'placed') unwind(work, slot)
  slot.state = 'ended'
  slot.outcome = error instanceof Refused ? 'refused' : 'failed'
  slot.error = {code: error.code, message: error.message}
}
