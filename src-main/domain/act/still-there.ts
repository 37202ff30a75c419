import {DIR, sameBytes, sameFacts, sameThing, type Facts} from './spot.ts'
import type {Step} from './step.ts'

/** Whether what stands there now is what the step was planned for. */
export function isSeen(step: Pick<Step, 'touched'>, seen: Facts, now: Facts): boolean {
  return step.touched ? isMoved(seen, now) : sameFacts(seen, now)
}

/** Whether it is the same after a rename, which moves the ctime; what is in a folder is not looked at. */
export function isMoved(seen: Facts, now: Facts): boolean {
  return seen.kind === DIR ? sameThing(seen, now) : sameBytes(seen, now)
}

// FAT keeps times in steps of two seconds.
const TIME_STEP_NS = 2_000_000_000n

/** Whether a copy of `seen` would look like this, on any volume; equal bytes are another question. */
export function looksCopied(seen: Facts, now: Facts): boolean {
  const apart = seen.mtimeNs - now.mtimeNs
  return seen.kind === now.kind && seen.size === now.size && apart < TIME_STEP_NS && apart > -TIME_STEP_NS
}
