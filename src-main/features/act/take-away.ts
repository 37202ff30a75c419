import {CoreError} from '../../contract/errors.ts'
import {goingSpot} from '../../domain/act/private-names.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import {DIR, sameBytes, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {RemoveStep, RestoreStep} from '../../domain/act/step.ts'
import {attempt} from './attempt.ts'
import {putBack} from './put-back.ts'
import {isOf, refused, stillSeen, type PartWork, type Slot, type Working} from './part-work.ts'

type Leaving = Slot & {readonly step: {readonly from: Spot; readonly seen: Facts}}

/** Takes away what a part has brought elsewhere, and what it removes. All that it has brought is durable by now. */
export function* takeAway(work: PartWork): Working {
  for (const slot of work.slots) {
    const leaves = 'removeSource' in slot.step && slot.step.removeSource
    if (isOf(slot, 'remove') && slot.state === 'open') {
      attempt(work, slot, () => removeOne(work, slot))
      work.told.steps++
    } else if (slot.state !== 'placed') continue
    else if (isOf(slot, 'restore')) attempt(work, slot, () => removeInfo(work, slot))
    else if (leaves) attempt(work, slot, () => takeSource(work, slot as Leaving & {readonly step: {readonly to: Spot}}))
    else continue
    yield work.told
  }
}

/** The target is looked at once more: somebody may have taken it away, and this is now the only one. */
function takeSource(work: PartWork, slot: Leaving & {readonly step: {readonly to: Spot}}): void {
  const {from, to} = slot.step
  const target = work.disk.facts(to)
  if (!slot.made || !target || !sameBytes(slot.made, target))
    throw failed(`${shownSpot(to)} changed since it was brought there: ${shownSpot(from)} was not taken away.`)
  leave(work, slot)
}

function removeOne(work: PartWork, slot: Slot<RemoveStep>): void {
  const {disk, names} = work
  const {from, seen} = slot.step
  if (seen.kind !== DIR) {
    if (!leave(work, slot) && work.input.how === 'run') throw refused('PathNotFound', `${shownSpot(from)} is no longer there.`)
    slot.state = 'placed'
    return
  }
  const now = disk.facts(from)
  if (now && !stillSeen(work, slot.step, {seen, now}))
    throw refused('Conflict', `${shownSpot(from)} changed meanwhile: it was not removed.`)
  if (!now && work.input.how === 'run') throw refused('PathNotFound', `${shownSpot(from)} is no longer there.`)
  // It may be that only the flush is missing.
  names.changed(from.folder)
  if (now && !removeIfEmpty(work, from)) {
    slot.outcome = 'skipped'
    slot.error = {code: 'Conflict', message: `${shownSpot(from)} is not empty: it stays.`}
  }
  slot.state = 'placed'
}

function removeIfEmpty({names}: PartWork, folder: Spot): boolean {
  try {
    names.removeFolder(folder)
    return true
  } catch (error) {
    if (error instanceof CoreError && error.code === 'NameTaken') return false
    throw error
  }
}

/** Looks, renames, looks again, unlinks: what came to the name between looking and unlinking is not taken for it. False where nothing is there. */
function leave(work: PartWork, slot: Leaving): boolean {
  const {disk, names} = work
  const {from, seen} = slot.step
  const going = goingSpot(slot.place, from.folder)
  names.changed(from.folder)
  if (work.input.how === 'run' || !disk.facts(going)) {
    const now = disk.facts(from)
    if (!now) return false
    if (!stillSeen(work, slot.step, {seen, now})) throw failed(`${shownSpot(from)} changed meanwhile: it was not taken away.`)
    names.place(from, going)
  }
  try {
    const last = disk.facts(going)
    if (!last || !sameBytes(seen, last)) throw failed(`${shownSpot(from)} changed meanwhile: it was not taken away.`)
    names.removeFile(going)
  } catch (error) {
    if (error instanceof CoreError) putBack(work, going, from)
    throw error
  }
  return true
}

function removeInfo({disk, names}: PartWork, slot: Slot<RestoreStep>): void {
  const {from, infoAt} = slot.step
  // Whatever has come under that name since, the info file is its own.
  if (disk.facts(from)) return
  names.changed(infoAt.folder)
  if (disk.facts(infoAt)) names.removeFile(infoAt)
}

function failed(message: string): CoreError {
  return new CoreError({code: 'Conflict', message})
}
