import type {Spot} from '../../domain/act/spot.ts'
import type {PartWork, Slot} from './part-work.ts'
import {putBack} from './put-back.ts'
import {isNoPlace, keepVersion} from './version-store.ts'

/** Brings what was replaced out of its private name: into the version store, or where there is none, beside what stands in its place. */
export function keepOld(work: PartWork, slot: Slot & {readonly step: {readonly to: Spot}}, hidden: Spot): void {
  try {
    slot.version = keepVersion(work, slot, hidden)
  } catch (error) {
    if (!isNoPlace(error)) throw error
    putBack(work, hidden, slot.step.to)
  }
}
