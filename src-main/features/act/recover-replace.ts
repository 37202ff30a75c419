import {CoreError} from '../../contract/errors.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {BringingStep} from './bring.ts'
import {holdsNothingNew} from './holds-nothing-new.ts'
import {finishRename} from './half-renamed.ts'
import {isOf, partOf, PartStopped, refused, type PartWork, type Slot, type Working} from './part-work.ts'
import {targetChanged} from './replace.ts'
import {reachable} from './reachable.ts'
import {standsOurs} from './stands-ours.ts'
import {keepOld} from './keep-old.ts'
import {findVersion} from './version-store.ts'

interface Standing {
  readonly target: Facts | undefined
  readonly part: Facts | undefined
  readonly version: ReturnType<typeof findVersion>
}

/** Recovers a step that replaces: the old content is at the target, under the private name or in the version store, and from that all follows. */
export function* recoverReplace(work: PartWork, slot: Slot<BringingStep>, existing: Facts): Working {
  const {disk} = work
  const {to} = slot.step
  finishRenames(work, slot)
  const isOld = (facts: Facts | undefined): boolean => facts !== undefined && isMoved(existing, facts)
  const version = findVersion(work, slot, to.folder)
  // Told also where the target cannot be looked at any more.
  if (version && isOld(version.facts)) slot.version = version.spot
  const standing: Standing = {target: disk.facts(to), part: slot.hasPart ? disk.facts(partOf(slot)) : undefined, version}
  try {
    if (isOld(version?.facts)) yield* oldInStore(work, slot, standing)
    else if (isOld(standing.part)) yield* oldInPart(work, slot, standing)
    else if (!isOld(standing.target)) yield* oldNowhere(work, slot, standing)
  } catch (error) {
    // What is not where it belongs is left for the next recovery, and not told as done with.
    if (error instanceof CoreError && error.code !== 'Conflict' && work.input.how !== 'drop') throw new PartStopped(error)
    throw error
  }
}

function* oldInStore(work: PartWork, slot: Slot<BringingStep>, {target, version}: Standing): Working {
  const {names} = work
  names.changed(version!.spot.folder)
  if (target) yield* mustBeOurs(work, slot, target)
}

/** From its home to the private name, from there to the target, and the old content from the one or the other into the store. */
function finishRenames(work: PartWork, slot: Slot<BringingStep>): void {
  const {disk} = work
  const standing = (spot: Spot): {spot: Spot; facts: Facts | undefined} => ({spot, facts: reachable(disk, spot)})
  const version = findVersion(work, slot, slot.step.to.folder)
  const [part, target] = [standing(partOf(slot)), standing(slot.step.to)]
  if (isOf(slot, 'move', 'restore')) {
    finishRename(work, standing(slot.step.from), part)
    finishRename(work, standing(slot.step.from), target)
  }
  if (version) finishRename(work, part, version)
  if (version) finishRename(work, target, version)
  finishRename(work, standing(partOf(slot)), standing(slot.step.to))
  slot.hasPart = reachable(disk, partOf(slot)) !== undefined
}

/** The exchange was the last that happened, or nearly. */
function* oldInPart(work: PartWork, slot: Slot<BringingStep>, {target}: Standing): Working {
  const {disk, names} = work
  const {to} = slot.step
  slot.hasPart = false
  if (!target) {
    names.place(partOf(slot), to)
    return
  }
  keepOld(work, slot, partOf(slot))
  yield* mustBeOurs(work, slot, disk.facts(to) ?? target)
}

/** Somebody has changed or replaced the target: before it was touched, or while it was. What is theirs stays theirs. */
function* oldNowhere(work: PartWork, slot: Slot<BringingStep>, {target, part, version}: Standing): Working {
  const {names} = work
  const {to} = slot.step
  if (version && !target) names.place(version.spot, to)
  else if (version) slot.version = version.spot
  if (part && !(yield* holdsNothingNew(work, slot, part))) {
    slot.hasPart = false
    if (!target && !version) names.place(partOf(slot), to)
    else if (target && (yield* standsOurs(work, slot, {spot: to, facts: target}))) {
      names.exchange(partOf(slot), to)
      slot.hasPart = true
    } else keepOld(work, slot, partOf(slot))
  }
  throw targetChanged(to)
}

function* mustBeOurs(work: PartWork, slot: Slot<BringingStep>, target: Facts): Working {
  const {to} = slot.step
  if (!(yield* standsOurs(work, slot, {spot: to, facts: target})))
    throw refused('Conflict', `What was put at ${shownSpot(to)} has been changed since; what it replaced is in the version store.`)
  slot.made = work.disk.facts(to)
  slot.state = 'placed'
}
