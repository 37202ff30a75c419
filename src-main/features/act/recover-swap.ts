import {isMoved} from '../../domain/act/still-there.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {SwapVersionStep} from '../../domain/act/step.ts'
import {reachable} from './reachable.ts'
import {comeTo} from './come-to.ts'
import {finishRename} from './half-renamed.ts'
import {partOf, type PartWork, type Slot} from './part-work.ts'
import {keepOld} from './keep-old.ts'
import {targetChanged} from './replace.ts'

/** Recovers a step in which the target and its earlier version change places. */
export function recoverSwap(work: PartWork, slot: Slot<SwapVersionStep>): void {
  const {disk, names} = work
  const {from, to, seen, existing} = slot.step
  const is = (wanted: Facts, facts: Facts | undefined): boolean => facts !== undefined && isMoved(wanted, facts)
  const part = partOf(slot)
  const standing = (spot: Spot): {spot: Spot; facts: Facts | undefined} => ({spot, facts: reachable(disk, spot)})
  finishRename(work, standing(to), standing(part))
  finishRename(work, standing(from), standing(to))
  finishRename(work, standing(part), standing(from))
  let [version, target, aside] = [reachable(disk, from), disk.facts(to), disk.facts(part)]
  if (aside && is(existing, aside)) {
    if (!target && version) names.place(from, to)
    if (!target && !version) names.place(part, to)
    else if (!comeTo(work, part, from)) {
      keepOld(work, slot, part)
      throw targetChanged(to)
    }
    ;[version, target, aside] = [disk.facts(from), disk.facts(to), undefined]
  }
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
