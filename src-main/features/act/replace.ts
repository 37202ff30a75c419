import type {CoreError} from '../../contract/errors.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import {bringHome, bringTo, type BringingStep} from './bring.ts'
import {partOf, refused, stillSeen, type PartWork, type Slot} from './part-work.ts'
import {comeTo} from './come-to.ts'
import {undoing} from './undoing.ts'
import {keepVersion, readyStore} from './version-store.ts'

/** Puts what a step brings in the place of what stands there, which goes to the version store: nothing is ever written over. */
export function replace(work: PartWork, slot: Slot<BringingStep>, existing: Facts): void {
  const {disk} = work
  const {to} = slot.step
  const now = disk.facts(to)
  if (!now || !stillSeen(work, slot.step, {seen: existing, now})) throw targetChanged(to)
  readyStore(work, slot, to.folder)
  if (!slot.hasPart) {
    slot.hasPart = true
    bringTo(work, slot, partOf(slot))
  }
  if (disk.abilities(to.folder).exchange) exchangeIn(work, slot, existing)
  else moveAside(work, slot, existing)
}

/** Old and new change places in one instant, so that the name is never without one of them. */
function exchangeIn(work: PartWork, slot: Slot<BringingStep>, existing: Facts): void {
  const {disk, names} = work
  const {to} = slot.step
  const part = partOf(slot)
  names.exchange(part, to)
  undoing(
    () => {
      const old = disk.facts(part)
      if (!old || !isMoved(existing, old)) throw targetChanged(to)
      slot.version = keepVersion(work, slot, part)
      slot.hasPart = false
    },
    () => names.exchange(part, to),
  )
}

/** For volumes that cannot exchange: for an instant nothing stands at the name, and the version store has the old content. */
function moveAside(work: PartWork, slot: Slot<BringingStep>, existing: Facts): void {
  const {disk} = work
  const {to} = slot.step
  const version = keepVersion(work, slot, to)
  undoing(
    () => {
      const old = disk.facts(version)
      if (!old || !isMoved(existing, old)) throw targetChanged(to)
      bringHome(work, slot)
    },
    () => {
      // Where another has come to the name, the old content stays in the store.
      if (!comeTo(work, version, to)) slot.version = version
    },
  )
  slot.version = version
  slot.lost = [...slot.lost, 'race-proof']
}

export function targetChanged(to: Spot): CoreError {
  return refused('Conflict', `What stands at ${shownSpot(to)} changed meanwhile: it was not replaced.`)
}
