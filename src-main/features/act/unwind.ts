import {CoreError} from '../../contract/errors.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {isPassing, partSpot} from '../../domain/act/private-names.ts'
import {spotKey} from '../../domain/act/spot-path.ts'
import {sameThing, type Spot} from '../../domain/act/spot.ts'
import type {MoveStep} from '../../domain/act/step.ts'
import {comeTo} from './come-to.ts'
import {putBack} from './put-back.ts'
import {reachable} from './reachable.ts'
import {isOf, partOf, PartStopped, type PartWork, type Slot} from './part-work.ts'

/**
 * Takes back what a step has put under private names: a copy is removed, what was moved goes home, what was replaced comes back.
 * Where that fails the part ends, to be recovered later: a user's file must not stay under a name that nobody knows.
 */
export function unwind(work: PartWork, slot: Slot): void {
  try {
    unwindPart(work, slot)
    bringBackOld(work, slot)
    if (isOf(slot, 'move') && isPassing(slot.step.from)) endPassing(work, slot.step)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    throw new PartStopped(error)
  }
}

function unwindPart(work: PartWork, slot: Slot): void {
  const {disk, names} = work
  if (!slot.hasPart) return
  const part = privateSpot(slot)
  const there = reachable(disk, part)
  if (there && isOf(slot, 'move', 'restore')) {
    if (isMoved(slot.step.seen, there)) putBack(work, part, slot.step.from)
  } else if (there) names.removeFile(part)
  slot.hasPart = false
}

function bringBackOld(work: PartWork, slot: Slot): void {
  const {version, step} = slot
  if (!version || !('existing' in step) || step.kind === 'swap-version') return
  const old = reachable(work.disk, version)
  if (!old || !step.existing || !isMoved(step.existing, old)) return
  // Where another has come to the name meanwhile, it stays in the store, and that is told.
  if (comeTo(work, version, step.to)) slot.version = undefined
}

/** A ring of renames that broke: what was set aside gets its first name back, or the one that it was to have, or one beside that. */
function endPassing(work: PartWork, {from, seen, to}: MoveStep): void {
  const there = reachable(work.disk, from)
  if (!there || !sameThing(seen, there)) return
  const key = spotKey(from)
  const aside = work.slots.find((one) => isOf(one, 'move') && spotKey(one.step.to) === key)
  if (aside && isOf(aside, 'move') && comeTo(work, from, aside.step.from)) return
  putBack(work, from, to)
}

function privateSpot(slot: Slot): Spot {
  if (isOf(slot, 'trash')) return partSpot(slot.place, slot.step.infoAt.folder)
  return partOf(slot as Slot & {readonly step: {readonly to: Spot}})
}
