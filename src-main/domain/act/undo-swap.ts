import {shownSpot} from './spot-path.ts'
import {DIR, sameBytes, type Facts, type Spot} from './spot.ts'
import type {Step, StepResult} from './step.ts'
import type {Undoing} from './undoing.ts'

/** Where a content is after the old one came back to its place. */
export interface Swapped {
  readonly at: Spot
  readonly now: Facts
}

/** Brings back what was replaced; what replaced it goes into the version store. Undefined where that cannot be, which the notes tell. */
export function* swapBack(
  {work, world}: Undoing,
  {item, to, existing}: {readonly item: number; readonly to: Spot; readonly existing?: Facts | undefined},
  {made, version}: StepResult,
): Generator<Step, Swapped | undefined> {
  const now = world.unchanged(to, made)
  if (!now) return undefined
  const old = version && world.facts(version)
  if (!old || (existing && !sameBytes(old, existing))) {
    work.notes.refuse({path: shownSpot(to), code: 'Conflict', message: `What was replaced at ${shownSpot(to)} is not kept any more.`})
    return undefined
  }
  work.notes.works(now)
  const touched = world.isNew(to) || world.isNew(version) || [now, old].some(({kind, nlink}) => kind !== DIR && nlink > 1) || undefined
  yield {kind: 'swap-version', item, touched, from: version, seen: old, to, existing: now}
  world.arrives(to, old)
  world.arrives(version, now)
  return {at: version, now}
}
