import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {SwapVersionStep} from '../../domain/act/step.ts'
import {partOf, refused, stillSeen, type PartWork, type Slot} from './part-work.ts'
import {targetChanged} from './replace.ts'
import {comeTo} from './come-to.ts'
import {keepOld} from './keep-old.ts'
import {undoing} from './undoing.ts'

/** What the version store holds and what stands at the target change places. */
export function swapVersion(work: PartWork, slot: Slot<SwapVersionStep>): void {
  const {disk} = work
  const {from, to, seen, existing} = slot.step
  const [version, now] = [disk.facts(from), disk.facts(to)]
  if (!version || !stillSeen(work, slot.step, {seen, now: version}))
    throw refused('Conflict', `The earlier version of ${shownSpot(to)} is no longer there.`)
  if (!now || !stillSeen(work, slot.step, {seen: existing, now})) throw targetChanged(to)
  if (disk.abilities(to.folder).exchange) exchangeBoth(work, slot)
  else swapByThree(work, slot)
  slot.version = from
  slot.made = disk.facts(to)
}

function exchangeBoth({disk, names}: PartWork, {step}: Slot<SwapVersionStep>): void {
  const {from, to, seen, existing} = step
  names.exchange(from, to)
  undoing(
    () => {
      const [version, now] = [disk.facts(from), disk.facts(to)]
      if (!version || !now || !isMoved(existing, version) || !isMoved(seen, now)) throw targetChanged(to)
    },
    () => names.exchange(from, to),
  )
}

function swapByThree(work: PartWork, slot: Slot<SwapVersionStep>): void {
  const {disk, names} = work
  const {from, to, existing} = slot.step
  const part = partOf(slot)
  names.place(to, part)
  undoing(
    () => {
      const old = disk.facts(part)
      if (!old || !isMoved(existing, old)) throw targetChanged(to)
      names.place(from, to)
      undoing(
        () => names.place(part, from),
        () => names.place(to, from),
      )
    },
    () => {
      if (!comeTo(work, part, to)) keepOld(work, slot, part)
    },
  )
  slot.lost = ['race-proof']
}
