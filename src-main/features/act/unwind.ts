import {CoreError} from '../../contract/errors.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {partSpot} from '../../domain/act/private-names.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {isOf, partOf, PartStopped, type PartWork, type Slot} from './part-work.ts'

/**
 * Takes back what a step has put under private names: a copy is removed, what was moved goes home, what was replaced comes back.
 * Where that fails the part ends, to be recovered later: a user's file must not stay under a name that nobody knows.
 */
export function unwind(work: PartWork, slot: Slot): void {
  try {
    unwindPart(work, slot)
    bringBackOld(work, slot)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    throw new PartStopped(error)
  }
}

function unwindPart({disk, names}: PartWork, slot: Slot): void {
  if (!slot.hasPart) return
  const part = privateSpot(slot)
  const there = disk.facts(part)
  if (there && isOf(slot, 'move', 'restore')) {
    if (isMoved(slot.step.seen, there)) names.place(part, slot.step.from)
  } else if (there) names.removeFile(part)
  slot.hasPart = false
}

function bringBackOld({disk, names}: PartWork, slot: Slot): void {
  const {version, step} = slot
  if (!version || !('existing' in step) || step.kind === 'swap-version') return
  const old = disk.facts(version)
  if (!old || !step.existing || !isMoved(step.existing, old) || disk.facts(step.to)) return
  names.place(version, step.to)
  slot.version = undefined
}

function privateSpot(slot: Slot): Spot {
  if (isOf(slot, 'trash')) return partSpot(slot.place, slot.step.infoAt.folder)
  return partOf(slot as Slot & {readonly step: {readonly to: Spot}})
}
