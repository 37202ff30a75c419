import {goingSpot} from '../../domain/act/private-names.ts'
import {DIR} from '../../domain/act/spot.ts'
import {isOf, type PartWork, type Slot} from './part-work.ts'
import {putBack} from './put-back.ts'
import {unwind} from './unwind.ts'

/** Ends a step of a cancelled act: what has its place is brought to its end, of all else every trace is removed, and nothing is begun. */
export function drop(work: PartWork, slot: Slot): void {
  if (slot.state !== 'open' || isDone(work, slot)) return
  unwind(work, slot)
  slot.state = 'ended'
  slot.outcome = 'skipped'
  slot.error = {code: 'Interrupted', message: 'The act was cancelled before this was done.'}
}

function isDone(work: PartWork, slot: Slot): boolean {
  const {disk} = work
  if (isOf(slot, 'make-folder')) {
    if (disk.facts(slot.step.to)?.kind !== DIR) return false
    slot.state = 'placed'
    return true
  }
  // A folder that was made gets its attributes, so that nobody is shut out of it.
  if (isOf(slot, 'settle-folder')) return disk.facts(slot.step.to) !== undefined
  if (!isOf(slot, 'remove')) return false
  const {from} = slot.step
  const going = goingSpot(slot.place, from.folder)
  if (disk.facts(going)) putBack(work, going, from)
  if (disk.facts(from)) return false
  slot.state = 'placed'
  return true
}
