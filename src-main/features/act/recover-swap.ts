import {isMoved} from '../../domain/act/still-there.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {SwapVersionStep} from '../../domain/act/step.ts'
import {reachable} from './reachable.ts'
import {comeTo} from './come-to.ts'
import {finishRename} from './half-renamed.ts'
import {partOf, type PartWork, type Slot} from './part-work.ts'
import {keepOld} from './keep-old.ts'
import {targetChanged} from './replace.ts'
import {findVersion} from './version-store.ts'

const is = (wanted: Facts, facts: Facts | undefined): boolean => facts !== undefined && isMoved(wanted, facts)

/** Recovers a step in which the target and its earlier version change places. */
export function recoverSwap(work: PartWork, slot: Slot<SwapVersionStep>): void {
  const {disk, names} = work
  const {from, to, seen, existing} = slot.step
  const part = partOf(slot)
  const standing = (spot: Spot): {spot: Spot; facts: Facts | undefined} => ({spot, facts: reachable(disk, spot)})
  finishRename(work, standing(to), standing(part))
  finishRename(work, standing(from), standing(to))
  finishRename(work, standing(part), standing(from))
  const kept = findVersion(work, slot, to.folder)
  if (kept) {
    // What was at the target could not go back there, and is where a replace would have kept it.
    slot.version = kept.spot
    throw targetChanged(to)
  }
  const aside = disk.facts(part)
  if (aside && !isMoved(existing, aside)) takeBack(work, slot)
  if (aside) settleAside(work, slot)
  const [version, target] = [aside ? disk.facts(from) : reachable(disk, from), disk.facts(to)]
  if (is(seen, target) && version && !is(existing, version)) {
    // What came out was not what should: the exchange is taken back.
    names.exchange(from, to)
    throw targetChanged(to)
  }
  if (!is(seen, target) || !is(existing, version)) return
  slot.version = from
  slot.made = target
  slot.state = 'placed'
}

/** Somebody wrote to what stood at the target before it was under the private name: all goes back to where it was. */
function takeBack(work: PartWork, slot: Slot<SwapVersionStep>): never {
  const {disk, names} = work
  const {from, to, seen} = slot.step
  const part = partOf(slot)
  if (is(seen, disk.facts(to)) && !reachable(disk, from)) names.place(to, from)
  if (!comeTo(work, part, to)) keepOld(work, slot, part)
  throw targetChanged(to)
}

/** What stood at the target is under a private name: it goes to the store, and what is in the store to the target. */
function settleAside(work: PartWork, slot: Slot<SwapVersionStep>): void {
  const {disk, names} = work
  const {from, to} = slot.step
  const part = partOf(slot)
  const version = reachable(disk, from)
  const target = disk.facts(to)
  if (!target && version) names.place(from, to)
  if (!target && !version) names.place(part, to)
  else if (!comeTo(work, part, from)) {
    keepOld(work, slot, part)
    throw targetChanged(to)
  }
}
