import {CoreError} from '../../contract/errors.ts'
import {shownSpot, spotPath} from '../../domain/act/spot-path.ts'
import type {JoinStep, SettleFolderStep} from '../../domain/act/step.ts'
import {attempt, attemptLong} from './attempt.ts'
import {bringHome, isBringing, type BringingStep} from './bring.ts'
import {isSharing, mustHoldSame} from './instead.ts'
import {firstIsWhole} from './joined-to.ts'
import {isOf, refused, type PartWork, type Slot, type Working} from './part-work.ts'
import {replace} from './replace.ts'
import {swapVersion} from './swap-version.ts'
import {moveToTrash} from './move-to-trash.ts'

/** Gives all that a part brings its place, in the order of its steps. */
export function* placePart(work: PartWork): Working {
  for (const slot of work.slots) {
    if (!waits(slot) || isOf(slot, 'remove')) continue
    if (isSharing(slot)) yield* attemptLong(work, slot, mustHoldSame(work, slot))
    if (isOf(slot, 'join')) yield* attemptLong(work, slot, checkFirst(work, slot))
    if (!waits(slot)) continue
    attempt(work, slot, () => placeOne(work, slot))
    work.told.steps++
    yield work.told
  }
}

const waits = ({state}: Slot): boolean => state === 'open' || state === 'ready'

function* checkFirst(work: PartWork, slot: Slot<JoinStep>): Working {
  if (yield* firstIsWhole(work, slot)) return
  throw refused('Conflict', `${shownSpot(slot.step.first)} is not the copy of ${shownSpot(slot.step.from)}: it gets no other name.`)
}

function placeOne(work: PartWork, slot: Slot): void {
  if (isBringing(slot)) placeBringing(work, slot)
  else if (isOf(slot, 'trash')) moveToTrash(work, slot)
  else if (isOf(slot, 'swap-version')) swapVersion(work, slot)
  else if (isOf(slot, 'settle-folder')) settleFolder(work, slot)
  slot.state = 'placed'
}

function placeBringing(work: PartWork, slot: Slot<BringingStep>): void {
  const {to, existing} = slot.step
  // An earlier run may have put the old content into the store already.
  if (existing && !slot.version) replace(work, slot, existing)
  else takeName(work, slot)
  slot.state = 'placed'
  slot.made = work.disk.facts(to)
}

function takeName(work: PartWork, slot: Slot<BringingStep>): void {
  try {
    bringHome(work, slot)
  } catch (error) {
    if (!(error instanceof CoreError && error.code === 'NameTaken')) throw error
    throw refused('NameTaken', `Something has come to ${shownSpot(slot.step.to)} meanwhile: nothing was put there.`)
  }
}

/** After all in it has its name, because that moves the times. A folder that is gone by now had its source's attributes before. */
function settleFolder({disk, names}: PartWork, slot: Slot<SettleFolderStep>): void {
  const {from, to, seen} = slot.step
  names.changed(spotPath(to))
  slot.lost = disk.keepAt(to, {seen, from: disk.facts(from) ? from : undefined})
  slot.made = disk.facts(to)
}
