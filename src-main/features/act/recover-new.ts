import {isOtherSpelling, type BringingStep} from './bring.ts'
import {finishRename} from './half-renamed.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {reachable} from './reachable.ts'
import {standsOurs} from './stands-ours.ts'

/** Recovers a step that brings something to a new name. */
export function* recoverNew(work: PartWork, slot: Slot<BringingStep>): Working {
  const {disk} = work
  const {to} = slot.step
  const target = {spot: to, facts: disk.facts(to)}
  if (!target.facts) return
  const part = {spot: partOf(slot), facts: slot.hasPart ? disk.facts(partOf(slot)) : undefined}
  if (finishRename(work, part, target)) slot.hasPart = false
  if (isOf(slot, 'move', 'restore')) {
    finishRename(work, {spot: slot.step.from, facts: reachable(disk, slot.step.from)}, target)
    if (isOtherSpelling(work, slot)) return
  }
  // It may still make way: whoever places it will see.
  if (slot.hasPart || !(yield* standsOurs(work, slot, {spot: to, facts: target.facts}))) return
  slot.made = disk.facts(to)
  slot.state = 'placed'
}
