import {goingSpot} from '../../domain/act/private-names.ts'
import {spotKey} from '../../domain/act/spot-path.ts'
import type {SettleFolderStep} from '../../domain/act/step.ts'
import {attempt, attemptLong} from './attempt.ts'
import {isBringing} from './bring.ts'
import {reachable} from './reachable.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {drop} from './drop-step.ts'
import {recoverNew} from './recover-new.ts'
import {recoverReplace} from './recover-replace.ts'
import {recoverSwap} from './recover-swap.ts'
import {recoverTrash} from './recover-trash.ts'
import {putBack} from './put-back.ts'

/**
 * Finds out by the disk alone how far an earlier run of the part came, and brings every step to where a run can go on: not begun,
 * half copied, or in its place. It may be killed at any call and begun again.
 */
export function* recoverPart(work: PartWork): Working {
  for (const slot of work.slots) if (isOf(slot, 'settle-folder')) attempt(work, slot, () => reopenFolder(work, slot))
  // Backwards: what a later step has moved on from is no sign that the earlier one was not done.
  const left = new Set<string>()
  for (const slot of work.slots.toReversed()) {
    if (slot.state !== 'open') continue
    rememberFolders(work, slot)
    yield* attemptLong(work, slot, recoverOne(work, slot, left))
    settleSource(work, slot, left)
    if (work.input.how === 'drop') attempt(work, slot, () => drop(work, slot))
    yield work.told
  }
}

function* recoverOne(work: PartWork, slot: Slot, left: ReadonlySet<string>): Working {
  if (isBringing(slot)) {
    slot.hasPart = reachable(work.disk, partOf(slot)) !== undefined
    if (slot.step.existing) yield* recoverReplace(work, slot, slot.step.existing)
    else if (isOf(slot, 'move') && left.has(spotKey(slot.step.to))) slot.state = 'placed'
    else yield* recoverNew(work, slot)
  } else if (isOf(slot, 'trash')) recoverTrash(work, slot)
  else if (isOf(slot, 'swap-version')) recoverSwap(work, slot)
}

/** What an earlier run did there may not have been flushed. */
function rememberFolders({names}: PartWork, {step}: Slot): void {
  if ('to' in step && step.kind !== 'nothing') names.changed(step.to.folder)
  if ('from' in step && step.kind !== 'settle-folder') names.changed(step.from.folder)
  if ('infoAt' in step) names.changed(step.infoAt.folder)
}

function settleSource(work: PartWork, slot: Slot, left: Set<string>): void {
  if (slot.state !== 'placed') putSourceBack(work, slot)
  else if (isOf(slot, 'move')) left.add(spotKey(slot.step.from))
}

/** A source that was on its way out, although what it was brought to is not there: it goes home. */
function putSourceBack(work: PartWork, slot: Slot): void {
  const {step} = slot
  if (!('removeSource' in step) || !step.removeSource) return
  const going = goingSpot(slot.place, step.from.folder)
  if (reachable(work.disk, going)) putBack(work, going, step.from)
}

/** A folder that has its source's attributes already may not be written to, and not all that belongs into it need be there. */
function reopenFolder({disk, names}: PartWork, {step}: Slot<SettleFolderStep>): void {
  const now = disk.facts(step.to)
  if (!now || (now.mode & 0o300) === 0o300) return
  names.changed(step.to.folder)
  disk.keepAt(step.to, {seen: {...now, mode: now.mode | 0o700}})
}
